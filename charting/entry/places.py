"""Where a client feels it elsewhere: a place of the vocabularies in full words, else the therapist's own words."""

from collections.abc import Iterable, Sequence

import msgspec

from charting.entry.lexicon import lexicon
from charting.entry.matching import matches
from charting.entry.parsing import Form, Parts, parse
from charting.entry.tokens import Token
from charting.model.case import Side
from charting.model.findings import Palpation
from charting.model.record import Part

_PLAIN = 0.15  # further from a name than this, the words are kept as they were typed


def place_words(typed: Sequence[Token]) -> str:
    """`r hand` is "right hand"; "behind the eye" stays as it is."""
    found = parse(_FORM, typed, matches(typed, (lexicon(),))) if typed else []
    names = dict.fromkeys(_said(each.record) for each in found if each.cost <= _PLAIN)
    return next(iter(names)) if len(names) == 1 else " ".join(token.raw for token in typed)


def _said(record: Part) -> str:
    place = msgspec.structs.asdict(record)
    return f"{place['side']} {place['structure'][:1].lower()}{place['structure'][1:]}".strip()


def _place(parts: Parts) -> Iterable[Part]:
    if "structure" in parts:
        side = next(iter(parts.get("side", ())), "")
        yield Palpation(structure=parts["structure"][0], side=Side(side))


_NAMES = ("structure", "region", "area")
_FORM = Form("palpation", {**dict.fromkeys(_NAMES, ("structure", 0.0)), "side": ("side", 0.0)}, _place)
