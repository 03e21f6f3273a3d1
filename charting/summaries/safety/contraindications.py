"""What the health history says about safety: absolute stops, places to keep off, precautions with what to do."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

from charting.model.client import Client, HealthHistory
from charting.reference import custom_data
from charting.reference.entries import Contraindication
from charting.reference.loader import list_contraindications
from charting.summaries.safety.body_places import (
    SidedRegion,
    find_places_in_text,
    have_overlap,
    parse_place_list,
)
from charting.summaries.safety.history_dates import find_latest_date
from charting.summaries.safety.negation import is_condition_affirmed
from charting.summaries.safety.term_matching import ANY_TERM, split_terms
from charting.text.folding import fold


class FoundContraindication(msgspec.Struct, frozen=True, kw_only=True):
    """A contraindication that the client's own words raise.

    `entries` are those words, `places` where it holds: those that the entries name, else those that the condition
    usually means. Empty: everywhere, or not said where.
    """

    row: Contraindication
    entries: tuple[str, ...]
    places: tuple[SidedRegion, ...] = ()

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
    def is_shaded(self) -> bool:
        """Whether the figure shades its places: nothing is to be done there."""
        return self.kind == "local" and bool(self.places)


def find_contraindications(client: Client, on: date) -> tuple[FoundContraindication, ...]:
    """The contraindications that the client's health history raises on that day, the absolute ones first."""
    return _find_contraindications_cached(
        client.history, client.birth_date, on, custom_data.get_vocabulary_version()
    )


def collect_shaded_places(found: tuple[FoundContraindication, ...]) -> tuple[SidedRegion, ...]:
    """Where the figure is to be shaded: the places of all local contraindications."""
    return tuple(dict.fromkeys(place for each in found if each.is_shaded for place in each.places))


@lru_cache(
    maxsize=8
)  # asked again at each change of a note; more are not kept, for they are people's histories
def _find_contraindications_cached(
    history: HealthHistory, born: date, on: date, _edition: int
) -> tuple[FoundContraindication, ...]:
    """`_edition` is that of the clinic's own data, on which the conditions and the places of the body depend."""
    found = (_check_condition(row, history, born, on) for row in list_contraindications() if row.terms)
    rank = {"absolute": 0, "local": 1, "precaution": 2}
    return tuple(sorted((each for each in found if each), key=lambda each: rank[each.kind]))


def _check_condition(
    row: Contraindication, history: HealthHistory, born: date, on: date
) -> FoundContraindication | None:
    entries = tuple(
        dict.fromkeys(
            entry for entry in _list_entries(row, history) if _is_raised_by_entry(row, entry, born, on)
        )
    )
    if not entries:
        return None
    return FoundContraindication(row=row, entries=entries, places=_find_places(row.where, entries))


def _find_places(where: str, entries: tuple[str, ...]) -> tuple[SidedRegion, ...]:
    """Those named, as far as it can be there: "Eliquis since the clot in the leg" thins the blood everywhere."""
    if where == ANY_TERM:
        return ()
    named, usual = (
        {place for entry in entries for place in find_places_in_text(entry)},
        parse_place_list(where),
    )
    return tuple(sorted(named if named and have_overlap(named, usual or named) else {*named, *usual}))


def _list_entries(row: Contraindication, history: HealthHistory) -> Iterator[str]:
    """The client's words in the lists that the condition is looked for in."""
    for field in split_terms(row.fields):
        value: str | tuple[str, ...] = getattr(history, field, ())
        yield from (entry for entry in ((value,) if isinstance(value, str) else value) if entry.strip())


def _is_raised_by_entry(row: Contraindication, entry: str, born: date, on: date) -> bool:
    if not is_condition_affirmed(entry, row.terms, row.unless, slips=row.slips):
        return False
    if row.within is None and row.beyond is None:
        return True
    day = find_latest_date(entry, born, on)
    if day is None:
        return row.undated
    recent = row.within is None or day >= on - timedelta(days=row.within)
    return recent and (row.beyond is None or day < on - timedelta(days=row.beyond))
