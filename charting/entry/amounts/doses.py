"""Parses a dose as it is typed, `20% hold 7 s × 3` or `3 × 10 twice a day`."""

import re

from charting.entry.amounts.symptoms import normalize_amount_text
from charting.errors import Invalid
from charting.model.dose import Dose
from charting.reference import loader

# The order matters: text that an earlier pattern has matched is removed before the next pattern runs.
_PATTERNS: tuple[tuple[tuple[str, ...], str, int], ...] = (
    (("per_day",), r"(?<!x )\b(\d{1,5}) ?(?:x|times) 1 x a day\b", 1),  # 3 times daily
    (("per_week",), r"(?<!x )\b(\d{1,5}) ?(?:x|times) 1 x a week\b", 1),
    (("per_day",), r"(?<!x )\b(\d{1,5}) ?(?:(?:x|times) ?(?:a|per|/|each)? ?day\b|/ ?(?:day|d)\b)", 1),
    (("per_week",), r"(?<!x )\b(\d{1,5}) ?(?:(?:x|times) ?(?:a|per|/|each)? ?week\b|/ ?(?:week|wk)\b)", 1),
    (("hold",), r"(?:hold |held |for )?\b(\d{1,5}) ?(?:mins?|minutes?)\b(?: hold)?", 60),
    (("hold",), r"(?:hold |held |for )?\b(\d{1,5}) ?(?:s|secs?|seconds?|\")(?![a-z])(?: hold)?", 1),
    (("hold",), r"\bhold (\d{1,5})\b(?! ?x)", 1),
    (
        ("force",),
        r"(?:force (?:of )?)?\b(\d{1,5}) ?(?:%|percent)(?: ?(?:of )?(?:force|effort|strength|max)\b)?",
        1,
    ),
    (("force",), r"\bforce (?:of )?(\d{1,5})\b", 1),
    (
        ("sets", "repetitions"),
        r"\b(\d{1,5}) ?(?:x|sets? (?:of|x)) ?(\d{1,5})\b(?: ?(?:reps?|repetitions|x|times)\b)?",
        1,
    ),
    (("sets",), r"\b(\d{1,5}) sets?\b", 1),
    (("repetitions",), r"\b(\d{1,5}) ?(?:x|reps?|repetitions?|times)(?![a-z])", 1),
    (("repetitions",), r"\bx ?(\d{1,5})\b", 1),
)
_FILLERS = re.compile(r"[\s,;.@]|\bx\b|\band\b")


def parse_dose(text: str) -> Dose | None:
    """Parse a dose. An empty text is an empty dose; None means that the text has words that are not figures of a dose.

    Raises Invalid for the field `dose` if a figure is impossible, such as a force of 200%.
    """
    rest, figures = _normalize_dose_text(text), dict[str, int]()
    for fields, pattern, factor in _PATTERNS:
        while match := re.search(pattern, rest):
            if figures.keys() & set(fields):
                return None
            figures |= {
                field: int(figure) * factor for field, figure in zip(fields, match.groups(), strict=True)
            }
            rest = f"{rest[: match.start()]}, {rest[match.end() :]}"
    if _FILLERS.sub("", rest):
        return None
    try:
        return Dose(**figures)
    except Invalid as error:
        raise Invalid("dose", error.message) from None


def parse_dose_with_words(text: str) -> tuple[Dose, str]:
    """Split a dose into the figures that it begins with, up to a comma, and the words after it: `3 × 10, as tolerated`.

    Raises Invalid as `parse_dose` does.
    """
    parts = [part.strip() for part in text.split(",")]
    for count in range(len(parts), 0, -1):
        if (dose := parse_dose(", ".join(parts[:count]))) is not None:
            return dose, ", ".join(part for part in parts[count:] if part)
    return Dose(), text.strip()


def _normalize_dose_text(text: str) -> str:
    """Rewrite `twice a day` as `2 x a day`, and every × as an x between blanks."""
    normalized = normalize_amount_text(text.replace("×", " x "))
    for word in sorted(loader.list_pick_words("dose word"), key=lambda word: len(word.name), reverse=True):
        normalized = re.sub(rf"\b{re.escape(word.name)}\b", word.note, normalized)
    return re.sub(r"(?<=\d) ?x ?(?=\d)", " x ", normalized)
