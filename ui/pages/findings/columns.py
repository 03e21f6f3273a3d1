"""Columns that only findings have: words that complete themselves, decimals, days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import cast

from charting import clock
from charting.model.case import Side
from charting.model.folding import fold
from ui import dates
from ui.widgets.controls import as_pairs
from ui.widgets.entry_columns import EntryColumn, Kind
from ui.widgets.numbers import parse_number

_LARGEST = 100_000
_REMEMBERED = 256  # texts: more than a table shows


@dataclass(frozen=True)
class WordsColumn(EntryColumn):
    """Free text in which a known short form, or words begun that fit one entry only, stand for the whole."""

    shorts: tuple[tuple[str, str], ...] = ()
    begun: bool = False

    def read(self, typed: str) -> object:
        """The entry meant, else the text as typed."""
        return self._remembering(typed)

    def _read(self, typed: str) -> str:
        wanted = fold(typed)
        if not wanted or wanted in self._known:
            return self._known.get(wanted, typed.strip())
        names = [name for _, name in self.choices] if self.begun else []
        for fits in (_begins, _begins_somewhere):
            found = [name for name in names if fits(wanted.split(), fold(name).split())]
            if len(found) == 1:
                return found[0]
        return typed.strip()

    @cached_property
    def _remembering(self) -> Callable[[str], str]:
        """All cells are read at every change of their table. Other choices are another column."""
        return lru_cache(_REMEMBERED)(self._read)

    @cached_property
    def _known(self) -> dict[str, str]:
        """The names by how they are typed."""
        names = {fold(name): name for _, name in self.choices}
        return names | {fold(short): name for short, name in self.shorts}


@dataclass(frozen=True)
class FigureColumn(EntryColumn):
    """A number that may have decimals."""

    def read(self, typed: str) -> object:
        """The number; ValueError holds a sentence."""
        try:
            bare = typed.strip().removesuffix("°").removesuffix("%").removesuffix("cm").strip()
            found = parse_number(bare, -_LARGEST, _LARGEST, decimals=True)
        except ValueError as error:
            raise ValueError(f"{self.title}: {error}") from None
        return None if found is None else float(found)

    def show(self, value: object) -> str:
        """As short as it is exact."""
        return f"{value:.6g}".replace("-", "−") if isinstance(value, (int, float)) else ""


@dataclass(frozen=True)
class DayColumn(EntryColumn):
    """A day as one types it, `+6w`, said back in full."""

    def read(self, typed: str) -> object:
        """The date, None when empty; ValueError holds a sentence."""
        return dates.parse_date(typed, clock.today()) if typed.strip() else None

    def show(self, value: object) -> str:
        """`Sat 12 Dec 2026`."""
        return dates.echo(value) if value is not None else ""  # type: ignore[arg-type]  # only dates are loaded


def words(
    key: str,
    title: str,
    choices: Sequence[str],
    width: int = 0,
    *,
    shorts: Sequence[tuple[str, str]] = (),
    begun: bool = False,
) -> EntryColumn:
    """Text with completions; `shorts` are (short form, whole), `begun` completes words begun when only one fits."""
    return WordsColumn(key, title, Kind.TEXT, width, as_pairs(choices), shorts=tuple(shorts), begun=begun)


def figure(key: str, title: str, width: int = 64) -> EntryColumn:
    """A number with or without decimals."""
    return FigureColumn(key, title, Kind.TEXT, width)


def day(key: str, title: str, width: int = 124) -> EntryColumn:
    """A day."""
    return DayColumn(key, title, Kind.TEXT, width)


def as_text(value: object) -> str:
    """A text cell's value; "" when it was never filled."""
    return value if isinstance(value, str) else ""


def as_side(value: object) -> Side:
    """A side cell's value."""
    return Side(str(value or ""))


def as_whole(value: object) -> int | None:
    """A number cell's value."""
    return cast("int | None", value)


def _begins(begun: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words begin the name's words, one by one from the first."""
    pairs = zip(begun, name, strict=False)
    return len(begun) <= len(name) and all(word.startswith(start) for start, word in pairs)


def _begins_somewhere(begun: Sequence[str], name: Sequence[str]) -> bool:
    """Whether each word begins a word of the name, in order."""
    rest = iter(name)
    return all(any(word.startswith(start) for word in rest) for start in begun)
