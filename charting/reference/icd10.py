"""ICD-10-CM: the codes common in massage referrals, and the full index for all others.

The full index (98,186 codes, the April 2026 release of the CDC; public domain) is unpacked at the first search that
needs it, in under half a second: let the worker make that call.
"""

import gzip
from functools import cache
from importlib.resources import files

from charting.model.folding import fold
from charting.reference.entries import Icd10
from charting.reference.loader import read_rows

_PARTS = str.maketrans("-/([", "    ")


@cache
def icd10_common() -> tuple[Icd10, ...]:
    """Codes common in massage referrals, by region, with everyday names in `also` ("frozen shoulder")."""
    return read_rows("icd10_common", Icd10)


def icd10(code: str) -> Icd10 | None:
    """The entry of a code, typed with or without its point and in any case; None when there is none."""
    wanted = _plain(code)
    if common := _common_by_code().get(wanted):
        return common
    place = _places().get(wanted)
    return None if place is None else _entry(place)


def search_icd10(text: str, limit: int = 30) -> tuple[Icd10, ...]:
    """Codes that begin with `text`, or whose words begin with each of its words, in any order.

    The billable first, of them the common ones, of them descriptions that begin with `text`, then by code.
    Accents, case, hyphens and the code's point do not matter.
    """
    sought = _words(text)
    if not sought or limit < 1:
        return ()
    prefix = _plain(text)
    by_code = [place for place, code in enumerate(_codes()) if code.startswith(prefix)]
    found = [(_entry(place), _searched()[place]) for place in by_code or _with_words(sought.split())]
    first = "" if by_code else f" {sought}"
    found.sort(key=lambda pair: (not pair[0].billable, not pair[0].group, not pair[1].startswith(first)))
    return tuple(entry for entry, _ in found[:limit])


def _with_words(terms: list[str]) -> list[int]:
    """Where every term begins a word: narrowed term by term, the longest, which matches least, first."""
    places: list[int] | range = range(len(_searched()))
    for term in sorted(terms, key=len, reverse=True):
        start = f" {term}"
        places = [place for place in places if start in _searched()[place]]
    return list(places)


def _plain(code: str) -> str:
    return code.strip().upper().replace(".", "").replace(" ", "")


def _words(text: str) -> str:
    """Folded words; a hyphen parts words here, so that "tension type" finds tension-type headache."""
    return fold(text.translate(_PARTS))


@cache
def _common_by_code() -> dict[str, Icd10]:
    return {_plain(entry.code): entry for entry in icd10_common()}


@cache
def _rows() -> list[list[str]]:
    """The full index in the order of codes: code, 1 when billable, description."""
    packed = (files("charting.reference") / "data" / "icd10_index.tsv.gz").read_bytes()
    return [line.split("\t") for line in gzip.decompress(packed).decode().split("\n")]


@cache
def _codes() -> list[str]:
    return [_plain(code) for code, _, _ in _rows()]


@cache
def _places() -> dict[str, int]:
    return {code: place for place, code in enumerate(_codes())}


@cache
def _searched() -> list[str]:
    """What is searched, in the same order, each word after a blank."""
    also = {entry.code: entry.also for entry in icd10_common() if entry.also}
    return [" " + _words(description + " " + also.get(code, "")) for code, _, description in _rows()]


def _entry(place: int) -> Icd10:
    code, billable, description = _rows()[place]
    common = _common_by_code().get(_plain(code))
    return common or Icd10(code=code, description=description, billable=billable == "1")
