"""Tells whether an entry of a health history affirms a condition or denies it.

The rules follow NegEx (Chapman et al., A simple algorithm for identifying negated findings and diseases in discharge
summaries, J Biomed Inform 2001;34(5):301-310, https://doi.org/10.1006/jbin.2001.1029): a negation stands a few words
before the condition ("no history of DVT") or after it ("DVT, ruled out 2019"), its scope ends where another thought
begins, and a double negation ("DVT not ruled out") negates nothing. In addition, commas, semicolons, brackets and
periods split the entry into clauses, because clients write lists. In doubt the condition is affirmed: an extra question
is better than a missed clot. The phrases are data: charting/reference/data/history_words.csv.
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
_INITIALS = re.compile(
    r"\b((?:[^\W\d_]\.)+)(?=\s*\w)"
)  # "A. fib" and "D.V.T." are abbreviations, not two clauses
_CLAUSE_JOINT = " , "
_NEGATION_REACH = 6  # words between a negation and the condition, at most


def is_condition_affirmed(entry: str, terms: str, unless: str = "", *, slips: bool = False) -> bool:
    """Tell whether the entry affirms one of the conditions in `terms`.

    `terms` and `unless` are cells of the reference data. A phrase of `unless` next to the condition rules it out
    ("hernia, repaired"). With `slips`, a condition with one spelling mistake counts too.
    """
    clauses = _split_clauses(entry)
    whole = _CLAUSE_JOINT.join(clauses)
    if not re.search(r"\w", whole) or whole in _read_word_set("answer"):
        return False
    if ANY_TERM in split_terms(terms) and not has_term(unless, whole) and not _is_negated(clauses[0]):
        return True
    spans = [*find_terms(terms, whole), *(find_misspelled_terms(terms, whole) if slips else ())]
    mentions = [_locate_in_clause(clauses, start, end) for start, end in spans]
    named = {index for index, _ in mentions}
    return any(_is_mention_affirmed(clauses, index, span, unless, named) for index, span in mentions)


def _split_clauses(entry: str) -> list[str]:
    return list(_split_clauses_cached(entry, custom_data.get_vocabulary_version()))


# Every condition asks about the same few entries. The cache stays small because it holds people's health histories.
@lru_cache(maxsize=32)
def _split_clauses_cached(entry: str, _vocabulary_version: int) -> tuple[str, ...]:
    text = _INITIALS.sub(lambda match: match[1].replace(".", ""), entry)
    text = _build_denial_pattern().sub(lambda match: _join_denied_list(match[0]), text)
    return tuple(clause for part in _CLAUSE_BREAKS.split(text) if (clause := normalize_words(part)))


def _join_denied_list(denied: str) -> str:
    """Put an "or" before the last item of `denies DVT, PE, CVA`, so that the denial holds for all of them.

    An item of three words or more, or with a figure, begins another thought: the text stays as it is.
    """
    items = denied.split(",")
    is_list = all(len(item.split()) <= 2 and not re.search(r"\d", item) for item in items[1:])
    return ",".join(items[:-1]) + ", or" + items[-1] if len(items) > 1 and is_list else denied


def _is_negated(clause: str) -> bool:
    return _is_negated_before(clause + " x", len(clause) + 1)


def _locate_in_clause(clauses: list[str], start: int, end: int) -> tuple[int, tuple[int, int]]:
    """Return the index of the clause that a span of the joined entry is in, and the span within that clause."""
    index = 0
    while start > len(clauses[index]):
        offset = len(clauses[index]) + len(_CLAUSE_JOINT)
        start, end = start - offset, end - offset
        index += 1
    return index, (start, end)


def _is_mention_affirmed(
    clauses: list[str], index: int, span: tuple[int, int], unless: str, named: set[int]
) -> bool:
    """Tell whether the mention of a condition at `span` of clause `index` affirms it.

    `named` are the indexes of clauses that name a condition: a negation or exception in them belongs to that condition.
    """
    clause = clauses[index]
    before = clauses[index - 1] if index > 0 else ""
    following = clauses[index + 1] if index + 1 < len(clauses) and index + 1 not in named else ""
    is_alone = span == (0, len(clause)) and index > 0 and index - 1 not in named
    return not (
        any(not _is_negated_before(clause, start) for start, _ in find_terms(unless, clause))
        or _has_exception_after(following, unless)
        or (is_alone and _has_exception_before(before, unless))
        or _is_negated_before(clause, span[0])
        or before in _read_word_set("heading")
        or _is_in_negated_list(clauses, index)
        or _is_negated_after(clause[span[1] :])
        or _is_negated_after(following)
    )


def _has_exception_after(following: str, unless: str) -> bool:
    """`hernia, repaired 2015`: a clause that begins with an exception and adds only a time is about the clause before."""
    return any(start == 0 and _is_only_time(following[end:]) for start, end in find_terms(unless, following))


def _has_exception_before(before: str, unless: str) -> bool:
    """`fluticasone inhaler (steroid)`: a condition alone in its clause belongs to the clause before."""
    return any(end == len(before) for _, end in find_terms(unless, before))


def _is_only_time(text: str) -> bool:
    words = text.split()
    return not words or words[0].isdigit() or words[0] in _read_word_set("rest")


def _is_negated_before(clause: str, start: int) -> bool:
    """`no history of` shortly before `start`, unless another thought begins in between."""
    before = " ".join(clause[:start].split()[-_NEGATION_REACH:])
    negations = list(_build_word_pattern("before").finditer(before))
    if not negations or _build_word_pattern("ends").search(before, negations[-1].end()):
        return False
    is_double_negation = (
        len(negations) > 1 and negations[-2].end() + 1 == negations[-1].start()
    )  # "not ruled out"
    return not is_double_negation


def _is_in_negated_list(clauses: list[str], index: int) -> bool:
    """`no DVT, stroke or embolism`: the negation of the first item holds for a whole list joined by "or"."""
    has_or = any(_build_word_pattern("list").search(clause) for clause in clauses[index:])
    has_negation = any(_build_word_pattern("before").search(clause) for clause in clauses[:index])
    has_new_thought = any(_build_word_pattern("ends").search(clause) for clause in clauses[: index + 1])
    words = clauses[index].split()
    is_item = words[0] not in _read_word_set("verb") and not _has_side_or_date(words)
    return has_or and has_negation and not has_new_thought and is_item


def _has_side_or_date(words: list[str]) -> bool:
    """A side or a date means that something is there: `no allergies, DVT left calf or thigh` is not a list of denials."""
    sides = _read_word_set("right") | _read_word_set("left") | _read_word_set("both")
    return any(word in sides or word.isdigit() for word in words)


def _is_negated_after(text: str) -> bool:
    """`ruled out in 2019`: nothing but a time may follow, because `stopped insulin` does not deny diabetes."""
    following = " ".join(text.lstrip("? ").split()[:_NEGATION_REACH])
    negation = _build_word_pattern("after").search(following)
    if negation is None or _build_word_pattern("undone").search(following, 0, negation.start()):
        return False
    is_next_word = not text[:1].isalnum() or negation.start() == 0
    return is_next_word and _is_only_time(text.lstrip("? ")[negation.end() :])


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
