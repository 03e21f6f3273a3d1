"""Breaks lines by the same rules as ReportLab's Paragraph, but without its markup; a test compares the two."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reports.layout import typeface
from reports.layout.typeface import measure_text_width

SHRINK = 0.05  # share of each blank by which a line may be too wide; its blanks then become narrower


class Run(NamedTuple):
    """Text in one font."""

    text: str
    font: str


class StyledWord(NamedTuple):
    """A word of one run, or several if the font changes within it. `blank` is the font of the blank before the word."""

    runs: list[Run]
    blank: str

    def measure_width(self, size: float) -> float:
        """Return the width of the word in points, without the blank."""
        return sum(measure_text_width(text, font, size) for text, font in self.runs)


def build_bold_run(text: str) -> Run:
    """Return the text in bold."""
    return Run(text, typeface.BOLD)


class WrappedLine:
    """A line being filled. `spare` is the room left in points, slightly negative if the blanks must become narrower."""

    def __init__(self, size: float, width: float) -> None:
        self._size, self._width = size, width
        self._used = self._shrink = 0.0
        self.words: list[StyledWord] = []

    @property
    def spare(self) -> float:
        return self._width - self._used

    def add_word(self, word: StyledWord, word_width: float) -> bool:
        """Add a word of width `word_width` if it fits after a blank, and return whether it did. A first word always fits."""
        blank = self._measure_blank(word)
        used = self._used + blank + word_width
        if self.words and used > self._width + self._shrink + SHRINK * blank:
            return False
        self._used = used
        self._shrink += SHRINK * blank
        self.words.append(word)
        return True

    def merge_runs(self) -> list[Run]:
        """Join the words and blanks into as few runs as possible: one for each change of font."""
        merged: list[Run] = []
        for place, word in enumerate(self.words):
            for text, font in ([Run(" ", word.blank)] if place else []) + word.runs:
                if merged and merged[-1].font == font:
                    text = merged.pop().text + text
                merged.append(Run(text, font))
        return merged

    def split_word(self, word: StyledWord) -> list[StyledWord]:
        """Split a word that is wider than a line: first what still fits on this line, maybe nothing, then one piece per line."""
        pieces, used = [StyledWord([], word.blank)], self._used + self._measure_blank(word)
        for letter, font in ((letter, font) for text, font in word.runs for letter in text):
            letter_width = measure_text_width(letter, font, self._size)
            if used + letter_width > self._width and (pieces[-1].runs or letter_width <= self._width):
                pieces.append(StyledWord([], font))
                used = 0.0
            used += letter_width
            pieces[-1].runs.append(Run(letter, font))
        return pieces

    def _measure_blank(self, word: StyledWord) -> float:
        return measure_text_width(" ", word.blank, self._size) if self.words else 0.0


def wrap_lines(words: Iterable[StyledWord], size: float, width: float) -> list[WrappedLine]:
    """Fill one line after another with words; a word wider than a line is split anywhere."""
    lines = [WrappedLine(size, width)]
    for word in words:
        word_width = word.measure_width(size)
        for piece in lines[-1].split_word(word) if word_width > width else [word]:
            room = piece.measure_width(size) if piece is not word else word_width
            if piece.runs and not lines[-1].add_word(piece, room):
                lines.append(WrappedLine(size, width))
                lines[-1].add_word(piece, room)
    return [line for line in lines if line.words]


def split_runs_into_words(runs: Iterable[Run]) -> Iterator[StyledWord]:
    """Split runs into words at blanks only; without a blank between two runs, a word continues in the next run."""
    word = StyledWord([], "")
    for text, font in runs:
        first, *rest = text.split(" ")
        word.runs.extend([Run(first, font)] if first else [])
        for part in rest:
            if word.runs:
                yield word
            word = StyledWord([Run(part, font)] if part else [], font)
    if word.runs:
        yield word
