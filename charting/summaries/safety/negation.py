"""One entry of a health history: does it say that a condition holds, or that it does not?

An entry is clauses between commas, semicolons, brackets and full stops. What takes a condition back stands before it
in its clause ("no history of DVT"), or after it there or in the next one ("DVT, ruled out 2019"), unless something
takes that back in turn ("DVT not ruled out"). In doubt it holds: a question too many is better than a clot not seen.
"""

import re
from functools import lru_cache

from charting.reference import custom_data
from charting.reference.charting_rules import list_history_words
from charting.reference.custom_data import cache_by_vocabulary
from charting.summaries.safety.fuzzy_terms import find_misspelled_terms
from charting.summaries.safety.term_matching import (
    ANY_TERM,
    find_terms,
    has_term,
    normalize_words,
    split_terms,
)

_CLAUSE_BREAKS = re.compile(r"[,;:()\[\]\n]+|\.(?=\s|$)|\s[-–—]\s")
_INITIALS = re.compile(r"\b((?:[^\W\d_]\.)+)(?=\s*\w)")  # "A. fib" and "D.V.T." are one thing each
_NEGATION_REACH = 6  # a negation reaches so many words to either side


def is_condition_affirmed(entry: str, terms: str, unless: str = "", *, slips: bool = False) -> bool:
    """Whether the entry says that one of the conditions in `terms` holds; with `slips`, also one letter off."""
    clauses = _split_clauses(entry)
    whole = " , ".join(clauses)
    if not re.search(r"\w", whole) or whole in _read_word_set("answer"):
        return False
    if ANY_TERM in split_terms(terms) and not has_term(unless, whole) and not _is_negated(clauses[0]):
        return True
    found = [*find_terms(terms, whole), *(find_misspelled_terms(terms, whole) if slips else ())]
    places = [_locate_in_clause(clauses, start, end) for start, end in found]
    named = {at for at, _ in places}
    return any(_is_mention_affirmed(clauses, at, span, unless, named) for at, span in places)


def _split_clauses(entry: str) -> list[str]:
    return list(_split_clauses_cached(entry, custom_data.get_vocabulary_version()))


@lru_cache(
    maxsize=32
)  # each condition asks about the same few lines; more are not kept, for they are people's histories
def _split_clauses_cached(entry: str, _edition: int) -> tuple[str, ...]:
    initials = _INITIALS.sub(lambda found: found[1].replace(".", ""), entry)
    joined = _build_denial_pattern().sub(lambda found: _join_denied_list(found[0]), initials)
    return tuple(clause for part in _CLAUSE_BREAKS.split(joined) if (clause := normalize_words(part)))


def _join_denied_list(denied: str) -> str:
    """`denies DVT, PE, CVA` as with an "or"; longer words between the commas are another thought."""
    listed = denied.split(",")
    short = all(len(each.split()) <= 2 and not re.search(r"\d", each) for each in listed[1:])
    return ",".join(listed[:-1]) + ", or" + listed[-1] if len(listed) > 1 and short else denied


def _is_negated(clause: str) -> bool:
    return _is_negated_before(clause + " x", len(clause) + 1)


def _locate_in_clause(clauses: list[str], start: int, end: int) -> tuple[int, tuple[int, int]]:
    """Which clause that place of the whole is in, and where in it."""
    at = 0
    while start > len(clauses[at]):
        start, end = start - len(clauses[at]) - 3, end - len(clauses[at]) - 3
        at += 1
    return at, (start, end)


def _is_mention_affirmed(
    clauses: list[str], at: int, span: tuple[int, int], unless: str, named: set[int]
) -> bool:
    """`named` are the clauses that name a condition: what stands in them is about that one."""
    clause = clauses[at]
    following = clauses[at + 1] if at + 1 < len(clauses) and at + 1 not in named else ""
    return not (
        any(not _is_negated_before(clause, start) for start, _ in find_terms(unless, clause))
        or _has_exception_after(following, unless)
        or (
            span == (0, len(clause))
            and at > 0
            and at - 1 not in named
            and _has_exception_before(clauses[at - 1], unless)
        )
        or _is_negated_before(clause, span[0])
        or (at > 0 and clauses[at - 1] in _read_word_set("heading"))
        or _is_in_negated_list(clauses, at)
        or _is_negated_after(clause[span[1] :])
        or _is_negated_after(following)
    )


def _has_exception_after(following: str, unless: str) -> bool:
    """`hernia, repaired 2015`: the next clause says it of this one when it begins with it."""
    return any(start == 0 and _is_only_time(following[end:]) for start, end in find_terms(unless, following))


def _has_exception_before(before: str, unless: str) -> bool:
    """`fluticasone inhaler (steroid)`: a condition alone in its clause belongs to what was just said."""
    return any(end == len(before) for _, end in find_terms(unless, before))


def _is_only_time(text: str) -> bool:
    rest = text.split()
    return not rest or rest[0].isdigit() or rest[0] in _read_word_set("rest")


def _is_negated_before(clause: str, start: int) -> bool:
    """`no history of` before it, unless another thought begins between."""
    before = " ".join(clause[:start].split()[-_NEGATION_REACH:])
    negations = list(_build_word_pattern("before").finditer(before))
    if not negations or _build_word_pattern("ends").search(before, negations[-1].end()):
        return False
    doubled = len(negations) > 1 and negations[-2].end() + 1 == negations[-1].start()  # "not ruled out"
    return not doubled


def _is_in_negated_list(clauses: list[str], at: int) -> bool:
    """`no DVT, stroke or embolism`: the negation of the first holds for a list that "or" joins."""
    joined = any(_build_word_pattern("list").search(clause) for clause in clauses[at:])
    opened = any(_build_word_pattern("before").search(clause) for clause in clauses[:at])
    ended = any(_build_word_pattern("ends").search(clause) for clause in clauses[: at + 1])
    custom_data = clauses[at].split()
    return (
        joined
        and opened
        and not ended
        and custom_data[0] not in _read_word_set("verb")
        and not _has_side_or_date(custom_data)
    )


def _has_side_or_date(words: list[str]) -> bool:
    """With a side or a date: `no allergies, DVT left calf or thigh` lists nothing that is not there."""
    sides = _read_word_set("right") | _read_word_set("left") | _read_word_set("both")
    return any(word in sides or word.isdigit() for word in words)


def _is_negated_after(text: str) -> bool:
    """`ruled out in 2019`: nothing else may follow, for `stopped insulin` takes no diabetes back."""
    said = " ".join(text.lstrip("? ").split()[:_NEGATION_REACH])
    negation = _build_word_pattern("after").search(said)
    if negation is None or _build_word_pattern("undone").search(said, 0, negation.start()):
        return False
    parted = not text[:1].isalnum() or negation.start() == 0
    return parted and _is_only_time(text.lstrip("? ")[negation.end() :])


@cache_by_vocabulary
def _build_denial_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_read_word_set('denies'))})\b[^;.:()\[\]\n]*", re.IGNORECASE)


@cache_by_vocabulary
def _read_word_set(kind: str) -> frozenset[str]:
    return frozenset(normalize_words(word.words) for word in list_history_words(kind))


@cache_by_vocabulary
def _build_word_pattern(kind: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"\b{re.escape(word)}\b" for word in sorted(_read_word_set(kind), key=len, reverse=True))
    )
