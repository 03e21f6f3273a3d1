"""ICD-10-CM codes: those common in massage referrals, and the full index.

The full index (98,186 codes, the April 2026 release of the CDC; public domain) is unpacked for the first search that
needs it. That takes up to half a second, so do not call it on the GUI thread.
"""

import gzip
from functools import cache
from importlib.resources import files

from charting.reference.entries import Icd10
from charting.reference.loader import read_rows
from charting.text.folding import fold

_PARTS = str.maketrans("-/([", "    ")


@cache
def list_common_icd10() -> tuple[Icd10, ...]:
    """Lists the codes common in massage referrals, by region, with everyday names in `also` ("frozen shoulder")."""
    return read_rows("icd10_common", Icd10)


def find_icd10(code: str) -> Icd10 | None:
    """Finds a code, typed with or without its point and in upper or lower case. Returns None if it does not exist."""
    normalized = _normalize_code(code)
    if common := _index_common_codes().get(normalized):
        return common
    place = _index_codes().get(normalized)
    return None if place is None else _make_entry(place)


def search_icd10(text: str, limit: int = 30) -> tuple[Icd10, ...]:
    """Finds codes that begin with `text`, or else codes whose words begin with the words of `text`, in any order.

    Billable codes come first, then common ones, then descriptions that begin with `text`; the rest is by code. Accents,
    case, hyphens and the point of the code do not matter.
    """
    sought = _fold_description(text)
    if not sought or limit < 1:
        return ()
    prefix = _normalize_code(text)
    by_code = [place for place, code in enumerate(_list_codes()) if code.startswith(prefix)]
    entries = [
        (_make_entry(place), _build_search_texts()[place])
        for place in by_code or _find_by_words(sought.split())
    ]
    first = "" if by_code else f" {sought}"
    entries.sort(key=lambda pair: (not pair[0].billable, not pair[0].group, not pair[1].startswith(first)))
    return tuple(entry for entry, _ in entries[:limit])


def _find_by_words(terms: list[str]) -> list[int]:
    """Finds the descriptions that have a word for each term. Long terms come first, because they match the fewest."""
    places: list[int] | range = range(len(_build_search_texts()))
    for term in sorted(terms, key=len, reverse=True):
        start = f" {term}"
        places = [place for place in places if start in _build_search_texts()[place]]
    return list(places)


def _normalize_code(code: str) -> str:
    return code.strip().upper().replace(".", "").replace(" ", "")


def _fold_description(text: str) -> str:
    """Folds the words. Hyphens separate words here, so that "tension type" finds "tension-type headache"."""
    return fold(text.translate(_PARTS))


@cache
def _index_common_codes() -> dict[str, Icd10]:
    return {_normalize_code(entry.code): entry for entry in list_common_icd10()}


@cache
def _load_index_rows() -> list[list[str]]:
    """Loads the full index in the order of codes: code, "1" if billable, description."""
    packed = (files("charting.reference") / "data" / "icd10_index.tsv.gz").read_bytes()
    return [line.split("\t") for line in gzip.decompress(packed).decode().split("\n")]


@cache
def _list_codes() -> list[str]:
    return [_normalize_code(code) for code, _, _ in _load_index_rows()]


@cache
def _index_codes() -> dict[str, int]:
    return {code: place for place, code in enumerate(_list_codes())}


@cache
def _build_search_texts() -> list[str]:
    """The searchable text of each code, in the same order, with a blank before each word."""
    also = {entry.code: entry.also for entry in list_common_icd10() if entry.also}
    return [
        " " + _fold_description(description + " " + also.get(code, ""))
        for code, _, description in _load_index_rows()
    ]


def _make_entry(place: int) -> Icd10:
    code, billable, description = _load_index_rows()[place]
    common = _index_common_codes().get(_normalize_code(code))
    return common or Icd10(code=code, description=description, billable=billable == "1")
