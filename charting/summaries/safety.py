"""What the health history says about safety: absolute stops, places to keep off, precautions with what to do."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

from charting.model.client import Client, HealthHistory
from charting.model.folding import fold
from charting.reference import own
from charting.reference.entries import Contraindication
from charting.reference.loader import contraindications
from charting.summaries.history_dates import happened
from charting.summaries.history_entry import raises
from charting.summaries.places import Place, overlap, places_in, places_of
from charting.summaries.terms import ANY, parts


class Raised(msgspec.Struct, frozen=True, kw_only=True):
    """A contraindication that the client's own words raise.

    `entries` are those words, `places` where it holds: those that the entries name, else those that the condition
    usually means. Empty: everywhere, or not said where.
    """

    row: Contraindication
    entries: tuple[str, ...]
    places: tuple[Place, ...] = ()

    @property
    def code(self) -> str:
        """The id of the condition."""
        return self.row.id

    @property
    def kind(self) -> Literal["absolute", "local", "precaution"]:
        """Whether it forbids massage, forbids it there, or changes it."""
        return self.row.kind

    @property
    def condition(self) -> str:
        """What it is called."""
        return self.row.condition

    @property
    def action(self) -> str:
        """What to do about it."""
        return self.row.action

    @property
    def line(self) -> str:
        """As the banner shows it: `Osteoporosis (Fosamax weekly): Less pressure; no compression or forced motion`.

        An entry that is the very name of the condition is not said twice.
        """
        said = "; ".join(each for each in self.entries if fold(each) != fold(self.condition))
        return f"{self.condition}{f' ({said})' if said else ''}: {self.action}"

    @property
    def shades(self) -> bool:
        """Whether the figure shades its places: nothing is to be done there."""
        return self.kind == "local" and bool(self.places)


def raised(client: Client, on: date) -> tuple[Raised, ...]:
    """The contraindications that the client's health history raises on that day, the absolute ones first."""
    return _raised(client.history, client.birth_date, on, own.edition())


def shaded(found: tuple[Raised, ...]) -> tuple[Place, ...]:
    """Where the figure is to be shaded: the places of all local contraindications."""
    return tuple(dict.fromkeys(place for each in found if each.shades for place in each.places))


@lru_cache(
    maxsize=8
)  # asked again at each change of a note; more are not kept, for they are people's histories
def _raised(history: HealthHistory, born: date, on: date, _edition: int) -> tuple[Raised, ...]:
    """`_edition` is that of the clinic's own data, on which the conditions and the places of the body depend."""
    found = (_of_row(row, history, born, on) for row in contraindications() if row.terms)
    rank = {"absolute": 0, "local": 1, "precaution": 2}
    return tuple(sorted((each for each in found if each), key=lambda each: rank[each.kind]))


def _of_row(row: Contraindication, history: HealthHistory, born: date, on: date) -> Raised | None:
    entries = tuple(dict.fromkeys(entry for entry in _entries(row, history) if _holds(row, entry, born, on)))
    if not entries:
        return None
    return Raised(row=row, entries=entries, places=_places(row.where, entries))


def _places(where: str, entries: tuple[str, ...]) -> tuple[Place, ...]:
    """Those named, as far as it can be there: "Eliquis since the clot in the leg" thins the blood everywhere."""
    if where == ANY:
        return ()
    named, usual = {place for entry in entries for place in places_in(entry)}, places_of(where)
    return tuple(sorted(named if named and overlap(named, usual or named) else {*named, *usual}))


def _entries(row: Contraindication, history: HealthHistory) -> Iterator[str]:
    """The client's words in the lists that the condition is looked for in."""
    for field in parts(row.fields):
        value: str | tuple[str, ...] = getattr(history, field, ())
        yield from (entry for entry in ((value,) if isinstance(value, str) else value) if entry.strip())


def _holds(row: Contraindication, entry: str, born: date, on: date) -> bool:
    if not raises(entry, row.terms, row.unless, slips=row.slips):
        return False
    if row.within is None and row.beyond is None:
        return True
    day = happened(entry, born, on)
    if day is None:
        return row.undated
    recent = row.within is None or day >= on - timedelta(days=row.within)
    return recent and (row.beyond is None or day < on - timedelta(days=row.beyond))
