"""Where lines break: by the rules of reportlab's Paragraph, which a test holds, without its markup."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reports.layout import typeface
from reports.layout.typeface import measure_text_width

SHRINK = 0.05  # of each blank, that a line may be too wide by: it is then set closer


class Run(NamedTuple):
    """Text in one face."""

    text: str
    font: str


class StyledWord(NamedTuple):
    """Letters that no blank parts: one run, or more where the face changes inside; `blank` is the face of the one before."""

    runs: list[Run]
    blank: str

    def measure_width(self, size: float) -> float:
        """In points, without the blank."""
        return sum(measure_text_width(text, font, size) for text, font in self.runs)


def build_bold_run(text: str) -> Run:
    """The text in bold."""
    return Run(text, typeface.BOLD)


class WrappedLine:
    """A line as it fills. `spare` is the room left, in points: a little below nothing where blanks are set closer."""

    def __init__(self, size: float, width: float) -> None:
        self._size, self._width = size, width
        self._used = self._shrink = 0.0
        self.words: list[StyledWord] = []

    @property
    def spare(self) -> float:
        return self._width - self._used

    def add_word(self, word: StyledWord, taken: float) -> bool:
        """Add a word that takes so much room, if it still fits after its blank; a first word always does."""
        blank = self._measure_blank(word)
        used = self._used + blank + taken
        if self.words and used > self._width + self._shrink + SHRINK * blank:
            return False
        self._used = used
        self._shrink += SHRINK * blank
        self.words.append(word)
        return True

    def merge_runs(self) -> list[Run]:
        """The words with their blanks, in as few runs as there are changes of face."""
        merged: list[Run] = []
        for place, word in enumerate(self.words):
            for text, font in ([Run(" ", word.blank)] if place else []) + word.runs:
                if merged and merged[-1].font == font:
                    text = merged.pop().text + text
                merged.append(Run(text, font))
        return merged

    def split_word(self, word: StyledWord) -> list[StyledWord]:
        """A word too wide for any line, letter by letter: what still fits here, maybe nothing, then a line's each."""
        pieces, used = [StyledWord([], word.blank)], self._used + self._measure_blank(word)
        for letter, font in ((letter, font) for text, font in word.runs for letter in text):
            taken = measure_text_width(letter, font, self._size)
            if used + taken > self._width and (pieces[-1].runs or taken <= self._width):
                pieces.append(StyledWord([], font))
                used = 0.0
            used += taken
            pieces[-1].runs.append(Run(letter, font))
        return pieces

    def _measure_blank(self, word: StyledWord) -> float:
        return measure_text_width(" ", word.blank, self._size) if self.words else 0.0


def wrap_lines(words: Iterable[StyledWord], size: float, width: float) -> list[WrappedLine]:
    """The words in lines: each line takes what it holds, and a word wider than a line is broken anywhere."""
    lines = [WrappedLine(size, width)]
    for word in words:
        taken = word.measure_width(size)
        for piece in lines[-1].split_word(word) if taken > width else [word]:
            room = piece.measure_width(size) if piece is not word else taken
            if piece.runs and not lines[-1].add_word(piece, room):
                lines.append(WrappedLine(size, width))
                lines[-1].add_word(piece, room)
    return [line for line in lines if line.words]


def split_runs_into_words(runs: Iterable[Run]) -> Iterator[StyledWord]:
    """The words of the runs: blanks alone part them, and where there is none one goes on in the next run."""
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
