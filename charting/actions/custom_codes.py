"""The codes of what a clinic adds to the shipped vocabularies and templates."""

from collections.abc import Collection
from itertools import count

from charting.text.folding import fold


def choose_code(name: str, taken: Collection[str]) -> str:
    """The first free one of `own_hot_stones`, `own_hot_stones_2` … for the name "Hot stones".

    `taken` includes the codes of retired ones, since old notes still refer to them.
    """
    code = f"own_{'_'.join(fold(name).split())}"
    numbered = (f"{code}_{number}" for number in count(2))
    return code if code not in taken else next(option for option in numbered if option not in taken)
