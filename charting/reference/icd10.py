"""ICD-10-CM: the codes common in massage referrals, and the full index for all others.

The full index (98,186 codes, CDC release of April 2026, public domain) is unpacked at the first search that needs it.
That takes up to half a second, so call it on the worker thread.
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
    """List the codes common in massage referrals, by region, with everyday names in `also` ("frozen shoulder")."""
    return read_rows("icd10_common", Icd10)


def find_icd10(code: str) -> Icd10 | None:
    """Find the entry of a code, typed with or without its point, in any case; None if there is none."""
    key = _normalize_code(code)
    if common := _index_common_codes().get(key):
        return common
    index = _index_codes().get(key)
    return None if index is None else _make_entry(index)


def search_icd10(text: str, limit: int = 30) -> tuple[Icd10, ...]:
    """Find codes that begin with `text`, or descriptions with a word that begins with each word of `text`.

    Sorted: billable codes first, then common ones, then descriptions that begin with `text`, then by code.
    Accents, case, hyphens and the code's point do not matter.
    """
    query = _fold_description(text)
    if not query or limit < 1:
        return ()
    prefix = _normalize_code(text)
    by_code = [index for index, code in enumerate(_list_codes()) if code.startswith(prefix)]
    matches = [
        (_make_entry(index), _build_search_texts()[index])
        for index in by_code or _find_by_words(query.split())
    ]
    first = "" if by_code else f" {query}"
    matches.sort(key=lambda pair: (not pair[0].billable, not pair[0].group, not pair[1].startswith(first)))
    return tuple(entry for entry, _ in matches[:limit])


def _find_by_words(terms: list[str]) -> list[int]:
    """Find the rows in which every term begins a word. The longest term goes first because it matches least."""
    rows: list[int] | range = range(len(_build_search_texts()))
    for term in sorted(terms, key=len, reverse=True):
        start = f" {term}"
        rows = [index for index in rows if start in _build_search_texts()[index]]
    return list(rows)


def _normalize_code(code: str) -> str:
    return code.strip().upper().replace(".", "").replace(" ", "")


def _fold_description(text: str) -> str:
    """Fold words. A hyphen separates words here, so that "tension type" finds tension-type headache."""
    return fold(text.translate(_PARTS))


@cache
def _index_common_codes() -> dict[str, Icd10]:
    return {_normalize_code(entry.code): entry for entry in list_common_icd10()}


@cache
def _load_index_rows() -> list[list[str]]:
    """Load the full index, sorted by code: code, 1 if billable, description."""
    packed = (files("charting.reference") / "data" / "icd10_index.tsv.gz").read_bytes()
    return [line.split("\t") for line in gzip.decompress(packed).decode().split("\n")]


@cache
def _list_codes() -> list[str]:
    return [_normalize_code(code) for code, _, _ in _load_index_rows()]


@cache
def _index_codes() -> dict[str, int]:
    return {code: index for index, code in enumerate(_list_codes())}


@cache
def _build_search_texts() -> list[str]:
    """Build the text to search for each row of the index, with a space before each word."""
    also = {entry.code: entry.also for entry in list_common_icd10() if entry.also}
    return [
        " " + _fold_description(description + " " + also.get(code, ""))
        for code, _, description in _load_index_rows()
    ]


def _make_entry(index: int) -> Icd10:
    code, billable, description = _load_index_rows()[index]
    common = _index_common_codes().get(_normalize_code(code))
    return common or Icd10(code=code, description=description, billable=billable == "1")
