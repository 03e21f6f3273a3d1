"""ICD-10-CM: the codes common in massage referrals, and the full index for all others.

The full index (98,147 codes, the April 2026 release of the CDC; public domain) is unpacked at the first search that
needs it, in about a fifth of a second: let the worker make that call.
"""

import gzip
from functools import cache
from importlib.resources import files

from charting.model.folding import fold
from charting.reference.entries import Icd10
from charting.reference.loader import read_rows


@cache
def icd10_common() -> tuple[Icd10, ...]:
    """Codes common in massage referrals, by region, with everyday names in `also` ("frozen shoulder")."""
    return read_rows("icd10_common", Icd10)


def icd10(code: str) -> Icd10 | None:
    """The entry of a code, typed with or without its point and in any case; None when there is none."""
    wanted = _plain(code)
    return _common_by_code().get(wanted) or _full_by_code().get(wanted)


def is_billable(code: str) -> bool:
    """Whether the code may stand on a claim. M54.5 may not since it was split; M54.50 may."""
    entry = icd10(code)
    return entry is not None and entry.billable


def search_icd10(text: str, limit: int = 30) -> tuple[Icd10, ...]:
    """Codes that begin with `text`, or whose words begin with each of its words, in any order.

    The common ones first, then the billable, then by code; accents, case, hyphens and the point do not matter.
    """
    terms = _words(text).split()
    if not terms or limit < 1:
        return ()
    prefix = _plain(text)
    places = [place for place, code in enumerate(_plain_codes()) if code.startswith(prefix)] or _with_words(terms)
    found = [_entries()[place] for place in places]
    return tuple(sorted(found, key=lambda entry: (not entry.group, not entry.billable, entry.code))[:limit])


def _with_words(terms: list[str]) -> list[int]:
    """Where every term begins a word: narrowed term by term, the longest, which matches least, first."""
    searched = _searched()
    places: list[int] | range = range(len(searched))
    for term in sorted(terms, key=len, reverse=True):
        start = f" {term}"
        places = [place for place in places if start in searched[place]]
    return list(places)


def _plain(code: str) -> str:
    return code.strip().upper().replace(".", "").replace(" ", "")


def _words(text: str) -> str:
    """Folded words; a hyphen parts words here, so that "tension type" finds tension-type headache."""
    return fold(text.replace("-", " "))


@cache
def _common_by_code() -> dict[str, Icd10]:
    return {_plain(entry.code): entry for entry in icd10_common()}


@cache
def _entries() -> tuple[Icd10, ...]:
    """The full index in the order of codes, each common code with its everyday names."""
    packed = (files("charting.reference") / "data" / "icd10_index.tsv.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    common = {entry.code: entry for entry in icd10_common()}
    return tuple(
        common.get(code) or Icd10(code=code, description=description, billable=billable == "1")
        for code, billable, description in rows
    )


@cache
def _full_by_code() -> dict[str, Icd10]:
    return dict(zip(_plain_codes(), _entries(), strict=True))


@cache
def _plain_codes() -> list[str]:
    return [entry.code.replace(".", "") for entry in _entries()]


@cache
def _searched() -> list[str]:
    return [" " + _words(f"{entry.description} {entry.also}") for entry in _entries()]
