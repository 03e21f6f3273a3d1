"""One entry of a health history: does it say that a condition holds, or that it does not?

An entry is clauses between commas, semicolons, brackets and full stops. What takes a condition back stands before it
in its clause ("no history of DVT"), or after it there or in the next one ("DVT, ruled out 2019"). In doubt it holds:
a question too many is better than a clot not seen.
"""

import re
from collections.abc import Iterator

from charting.reference.own import remembered
from charting.reference.rules import history_words
from charting.summaries.terms import ANY, hits, holds, parts, plain_words

_CLAUSES = re.compile(r"[,;:()\[\]\n]+|\.(?=\s|$)|\s[-–—]\s")
_REACH = 6  # a negation reaches so many words to either side


def raises(entry: str, terms: str, unless: str = "") -> bool:
    """Whether the entry says that one of the conditions in `terms` holds."""
    clauses = _clauses(entry)
    whole = " , ".join(clauses)
    if not re.search(r"\w", whole) or whole in _words("answer"):
        return False
    if ANY in parts(terms):
        return not holds(unless, whole) and not _taken_back_before(clauses[0] + " x", len(clauses[0]) + 1)
    return any(_stands(clauses, at, span, unless) for at, span in _found(terms, clauses, whole))


def _clauses(entry: str) -> list[str]:
    return [clause for part in _CLAUSES.split(entry) if (clause := plain_words(part))]


def _found(terms: str, clauses: list[str], whole: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Which clause each term is in, and where in it."""
    for start, end in hits(terms, whole):
        at = whole[:start].count(" , ")
        before = sum(len(clause) + 3 for clause in clauses[:at])
        yield at, (start - before, end - before)


def _stands(clauses: list[str], at: int, span: tuple[int, int], unless: str) -> bool:
    clause = clauses[at]
    following = clauses[at + 1] if at + 1 < len(clauses) else ""
    return not (
        holds(unless, " , ".join(clauses[max(0, at - 1) : at + 2]))
        or _taken_back_before(clause, span[0])
        or _listed_as_none(clauses, at)
        or _taken_back_after(clause[span[1] :])
        or _taken_back_after(following)
    )


def _taken_back_before(clause: str, start: int) -> bool:
    """`no history of` before it, unless another thought begins between."""
    before = " ".join(clause[:start].split()[-_REACH:])
    negations = list(_pattern("before").finditer(before))
    return bool(negations) and not _pattern("ends").search(before, negations[-1].end())


def _listed_as_none(clauses: list[str], at: int) -> bool:
    """`no DVT, stroke or embolism`: the negation of the first holds for a list that "or" joins."""
    joined = any(_pattern("list").search(clause) for clause in clauses[at:])
    opened = any(_pattern("before").search(clause) for clause in clauses[:at])
    ended = any(_pattern("ends").search(clause) for clause in clauses[: at + 1])
    return joined and opened and not ended and clauses[at].split()[0] not in _words("verb")


def _taken_back_after(text: str) -> bool:
    """`ruled out in 2019`: nothing else may follow, for `stopped insulin` takes no diabetes back."""
    negation = _pattern("after").search(" ".join(text.split()[:_REACH]))
    if negation is None:
        return False
    if text is not text.lstrip() or negation.start() == 0:
        rest = text.strip()[negation.end() :].split()
        return not rest or rest[0].isdigit() or rest[0] in _words("rest")
    return False


@remembered
def _words(kind: str) -> frozenset[str]:
    return frozenset(plain_words(word.words) for word in history_words(kind))


@remembered
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"\b{re.escape(word)}\b" for word in sorted(_words(kind), key=len, reverse=True))
    )
