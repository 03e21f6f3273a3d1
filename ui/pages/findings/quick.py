"""Quick entry of a finding in one line: `inf r tp 3` is infraspinatus, right, active trigger point, 3 of 4."""

from collections.abc import Mapping, Sequence

from charting.model.case import Side
from charting.model.folding import fold
from charting.reference import loader

_SIDES = {
    "r": Side.RIGHT,
    "l": Side.LEFT,
    "b": Side.BOTH,
    "right": Side.RIGHT,
    "left": Side.LEFT,
    "both": Side.BOTH,
}


def read_quick(typed: str) -> Mapping[str, object]:
    """The cells of the row by key; empty when the line is not quick entry.

    Needed are a structure, by the beginnings of its words or its short name, then a side or a finding's letters.
    """
    tokens = fold(typed).split()
    cut = next((at for at, token in enumerate(tokens) if at and _is_code(token)), 0)
    structure = _structure(tokens[:cut])
    if not structure:
        return {}
    cells: dict[str, object] = {"structure": structure}
    for code in tokens[cut:]:
        if code in _SIDES and "side" not in cells:
            cells["side"] = _SIDES[code]
        elif code in _findings() and "finding" not in cells:
            cells["finding"] = _findings()[code]
        elif code in tuple("01234") and "grade" not in cells:
            cells["grade"] = int(code)
        else:
            return {}
    return cells


def _is_code(token: str) -> bool:
    return token in _SIDES or token in _findings()


def _findings() -> dict[str, str]:
    return {each.typed: each.name for each in loader.palpation_findings()}


def _structure(tokens: Sequence[str]) -> str:
    begun = " ".join(tokens)
    by_short = (each.name for each in loader.structures() if tokens and fold(each.short) == begun)
    by_name = (
        each.name for each in loader.structures() if tokens and _begins(tokens, fold(each.name).split())
    )
    return next(by_short, "") or next(by_name, "")


def _begins(tokens: Sequence[str], words: Sequence[str]) -> bool:
    pairs = zip(tokens, words, strict=False)
    return len(tokens) <= len(words) and all(word.startswith(token) for token, word in pairs)
