"""Finds contraindications in the health history: absolute stops, areas to avoid, and precautions with what to do."""

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
    """A contraindication that entries of the client's health history raise.

    `row` is the condition in the reference data, `entries` the client's own words. `places` are where it applies: the
    places that the entries name, else those that the condition usually affects. Empty means everywhere, or unknown.
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
        """Whether it rules out massage altogether, rules it out at its places, or asks for a change."""
        return self.row.kind

    @property
    def condition(self) -> str:
        """The name of the condition."""
        return self.row.condition

    @property
    def action(self) -> str:
        """What to do about the condition."""
        return self.row.action

    @property
    def line(self) -> str:
        """The line of the banner: `Osteoporosis (Fosamax weekly): Less pressure; no compression or forced motion`.

        An entry that only repeats the name of the condition is left out.
        """
        entries = "; ".join(entry for entry in self.entries if fold(entry) != fold(self.condition))
        return f"{self.condition}{f' ({entries})' if entries else ''}: {self.action}"

    @property
    def is_shaded(self) -> bool:
        """Whether the body figure shades its places, because massage is ruled out there."""
        return self.kind == "local" and bool(self.places)


def find_contraindications(client: Client, on: date) -> tuple[FoundContraindication, ...]:
    """Find the contraindications that the client's health history raises on that day, absolute stops first."""
    return _find_contraindications_cached(
        client.history, client.birth_date, on, custom_data.get_vocabulary_version()
    )


def collect_shaded_places(contraindications: tuple[FoundContraindication, ...]) -> tuple[SidedRegion, ...]:
    """Collect the places that the body figure shades: those of all local contraindications."""
    return tuple(
        dict.fromkeys(
            place
            for contraindication in contraindications
            if contraindication.is_shaded
            for place in contraindication.places
        )
    )


# Every change of a note asks again. The cache stays small because it holds people's health histories.
@lru_cache(maxsize=8)
def _find_contraindications_cached(
    history: HealthHistory, born: date, on: date, _vocabulary_version: int
) -> tuple[FoundContraindication, ...]:
    """Depends on `_vocabulary_version` too, because a clinic can add conditions and places of its own."""
    rows = (row for row in list_contraindications() if row.terms)
    found = [result for row in rows if (result := _check_condition(row, history, born, on))]
    rank = {"absolute": 0, "local": 1, "precaution": 2}
    return tuple(sorted(found, key=lambda contraindication: rank[contraindication.kind]))


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


def _find_places(usual_places: str, entries: tuple[str, ...]) -> tuple[SidedRegion, ...]:
    """Find where the condition applies: the places that the entries name, and if it is not usually there, those where it is.

    `*` in the reference data means everywhere, whatever an entry names: "Eliquis since the clot in the leg" thins the
    blood of the whole body.
    """
    if usual_places == ANY_TERM:
        return ()
    named = {place for entry in entries for place in find_places_in_text(entry)}
    usual = parse_place_list(usual_places)
    return tuple(sorted(named if named and have_overlap(named, usual or named) else {*named, *usual}))


def _list_entries(row: Contraindication, history: HealthHistory) -> Iterator[str]:
    """List the entries of the fields of the health history that the condition may appear in."""
    for field in split_terms(row.fields):
        value: str | tuple[str, ...] = getattr(history, field, ())
        yield from (entry for entry in ((value,) if isinstance(value, str) else value) if entry.strip())


def _is_raised_by_entry(row: Contraindication, entry: str, born: date, on: date) -> bool:
    """Tell whether the entry affirms the condition, within the days before `on` that the reference data sets."""
    if not is_condition_affirmed(entry, row.terms, row.unless, slips=row.slips):
        return False
    if row.within is None and row.beyond is None:
        return True
    day = find_latest_date(entry, born, on)
    if day is None:
        return row.undated
    recent = row.within is None or day >= on - timedelta(days=row.within)
    return recent and (row.beyond is None or day < on - timedelta(days=row.beyond))
