"""One entry of a health history: does it say that a condition holds, or that it does not?

An entry is clauses between commas, semicolons, brackets and full stops. What takes a condition back stands before it
in its clause ("no history of DVT"), or after it there or in the next one ("DVT, ruled out 2019"), unless something
takes that back in turn ("DVT not ruled out"). In doubt it holds: a question too many is better than a clot not seen.
"""

import re
from functools import lru_cache

from charting.reference import own
from charting.reference.own import remembered
from charting.reference.rules import history_words
from charting.summaries.slips import slipped
from charting.summaries.terms import ANY, hits, holds, parts, plain_words

_CLAUSES = re.compile(r"[,;:()\[\]\n]+|\.(?=\s|$)|\s[-–—]\s")
_INITIALS = re.compile(r"\b((?:[^\W\d_]\.)+)(?=\s*\w)")  # "A. fib" and "D.V.T." are one thing each
_REACH = 6  # a negation reaches so many words to either side


def raises(entry: str, terms: str, unless: str = "", *, slips: bool = False) -> bool:
    """Whether the entry says that one of the conditions in `terms` holds; with `slips`, also one letter off."""
    clauses = _clauses(entry)
    whole = " , ".join(clauses)
    if not re.search(r"\w", whole) or whole in _words("answer"):
        return False
    if ANY in parts(terms) and not holds(unless, whole) and not _negated(clauses[0]):
        return True
    found = [*hits(terms, whole), *(slipped(terms, whole) if slips else ())]
    places = [_in_clause(clauses, start, end) for start, end in found]
    named = {at for at, _ in places}
    return any(_stands(clauses, at, span, unless, named) for at, span in places)


def _clauses(entry: str) -> list[str]:
    return list(_read(entry, own.edition()))


@lru_cache(
    maxsize=32
)  # each condition asks about the same few lines; more are not kept, for they are people's histories
def _read(entry: str, _edition: int) -> tuple[str, ...]:
    initials = _INITIALS.sub(lambda found: found[1].replace(".", ""), entry)
    joined = _denials().sub(lambda found: _as_list(found[0]), initials)
    return tuple(clause for part in _CLAUSES.split(joined) if (clause := plain_words(part)))


def _as_list(denied: str) -> str:
    """`denies DVT, PE, CVA` as with an "or"; longer words between the commas are another thought."""
    listed = denied.split(",")
    short = all(len(each.split()) <= 2 and not re.search(r"\d", each) for each in listed[1:])
    return ",".join(listed[:-1]) + ", or" + listed[-1] if len(listed) > 1 and short else denied


def _negated(clause: str) -> bool:
    return _taken_back_before(clause + " x", len(clause) + 1)


def _in_clause(clauses: list[str], start: int, end: int) -> tuple[int, tuple[int, int]]:
    """Which clause that place of the whole is in, and where in it."""
    at = 0
    while start > len(clauses[at]):
        start, end = start - len(clauses[at]) - 3, end - len(clauses[at]) - 3
        at += 1
    return at, (start, end)


def _stands(clauses: list[str], at: int, span: tuple[int, int], unless: str, named: set[int]) -> bool:
    """`named` are the clauses that name a condition: what stands in them is about that one."""
    clause = clauses[at]
    following = clauses[at + 1] if at + 1 < len(clauses) and at + 1 not in named else ""
    return not (
        any(not _taken_back_before(clause, start) for start, _ in hits(unless, clause))
        or _let_off(following, unless)
        or (
            span == (0, len(clause))
            and at > 0
            and at - 1 not in named
            and _ends_with(clauses[at - 1], unless)
        )
        or _taken_back_before(clause, span[0])
        or (at > 0 and clauses[at - 1] in _words("heading"))
        or _listed_as_none(clauses, at)
        or _taken_back_after(clause[span[1] :])
        or _taken_back_after(following)
    )


def _let_off(following: str, unless: str) -> bool:
    """`hernia, repaired 2015`: the next clause says it of this one when it begins with it."""
    return any(start == 0 and _only_when(following[end:]) for start, end in hits(unless, following))


def _ends_with(before: str, unless: str) -> bool:
    """`fluticasone inhaler (steroid)`: a condition alone in its clause belongs to what was just said."""
    return any(end == len(before) for _, end in hits(unless, before))


def _only_when(text: str) -> bool:
    rest = text.split()
    return not rest or rest[0].isdigit() or rest[0] in _words("rest")


def _taken_back_before(clause: str, start: int) -> bool:
    """`no history of` before it, unless another thought begins between."""
    before = " ".join(clause[:start].split()[-_REACH:])
    negations = list(_pattern("before").finditer(before))
    if not negations or _pattern("ends").search(before, negations[-1].end()):
        return False
    doubled = len(negations) > 1 and negations[-2].end() + 1 == negations[-1].start()  # "not ruled out"
    return not doubled


def _listed_as_none(clauses: list[str], at: int) -> bool:
    """`no DVT, stroke or embolism`: the negation of the first holds for a list that "or" joins."""
    joined = any(_pattern("list").search(clause) for clause in clauses[at:])
    opened = any(_pattern("before").search(clause) for clause in clauses[:at])
    ended = any(_pattern("ends").search(clause) for clause in clauses[: at + 1])
    own = clauses[at].split()
    return joined and opened and not ended and own[0] not in _words("verb") and not _told_closely(own)


def _told_closely(words: list[str]) -> bool:
    """With a side or a date: `no allergies, DVT left calf or thigh` lists nothing that is not there."""
    sides = _words("right") | _words("left") | _words("both")
    return any(word in sides or word.isdigit() for word in words)


def _taken_back_after(text: str) -> bool:
    """`ruled out in 2019`: nothing else may follow, for `stopped insulin` takes no diabetes back."""
    said = " ".join(text.lstrip("? ").split()[:_REACH])
    negation = _pattern("after").search(said)
    if negation is None or _pattern("undone").search(said, 0, negation.start()):
        return False
    parted = not text[:1].isalnum() or negation.start() == 0
    return parted and _only_when(text.lstrip("? ")[negation.end() :])


@remembered
def _denials() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words('denies'))})\b[^;.:()\[\]\n]*", re.IGNORECASE)


@remembered
def _words(kind: str) -> frozenset[str]:
    return frozenset(plain_words(word.words) for word in history_words(kind))


@remembered
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"\b{re.escape(word)}\b" for word in sorted(_words(kind), key=len, reverse=True))
    )
