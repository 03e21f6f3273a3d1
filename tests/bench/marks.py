"""The floor of a report: the very marks of its page, put on a bare canvas of reportlab, with the same typeface."""

from collections.abc import Callable
from contextlib import contextmanager
from io import BytesIO
from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.pdfgen.textobject import PDFTextObject

from reports.layout import paper_page

DRAWING = (Canvas, PDFPathObject, PDFTextObject)


class Mark(NamedTuple):
    """One call: on which object (by the order in which it was made), and which object came of it (or -1)."""

    on: int
    name: str
    words: tuple[Any, ...]
    named: dict[str, Any]
    made: int


class Recorder:
    """Stands before a canvas, or a path or text of it, does what is asked of it, and keeps it."""

    def __init__(self, inner: object, place: int, marks: list[Mark], all_: list[object]) -> None:
        self.__dict__.update(inner=inner, place=place, marks=marks, all_=all_)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.inner, name)
        return self._kept(name, found) if callable(found) else found

    def __setattr__(self, name: str, value: object) -> None:
        self.marks.append(Mark(self.place, "__setattr__", (name, value), {}, -1))
        setattr(self.inner, name, value)

    def _kept(self, name: str, method: Callable[..., object]) -> Callable[..., object]:
        def call(*words: Any, **named: Any) -> object:
            plain = tuple(word.inner if isinstance(word, Recorder) else word for word in words)
            result = method(*plain, **named)
            places = tuple(_Place(word.place) if isinstance(word, Recorder) else word for word in words)
            made = len(self.all_) if isinstance(result, DRAWING) else -1
            self.marks.append(Mark(self.place, name, places, named, made))
            if made < 0:
                return result
            self.all_.append(result)
            return Recorder(result, made, self.marks, self.all_)

        return call


class _Place(NamedTuple):
    """Where a word of a call is another object of the drawing."""

    at: int


class Marks:
    """The marks of a page."""

    def __init__(self, draw: Callable[[], object]) -> None:
        """`draw` makes the page once, through the product."""
        self._marks: list[Mark] = []
        self._first: tuple[tuple[Any, ...], dict[str, Any]] = ((), {})
        with self._listening():
            draw()

    def draw(self) -> bytes:
        """The same page again, with nothing but reportlab."""
        out = BytesIO()
        made: list[Any] = [Canvas(out, *self._first[0], **self._first[1])]
        for mark in self._marks:
            words = (made[word.at] if isinstance(word, _Place) else word for word in mark.words)
            result = getattr(made[mark.on], mark.name)(*words, **mark.named)
            if mark.made >= 0:
                made.append(result)
        return out.getvalue()

    @contextmanager
    def _listening(self) -> Any:
        def recorded(out: BytesIO, *words: Any, **named: Any) -> Recorder:
            self._first = (words, named)
            canvas = Canvas(out, *words, **named)
            return Recorder(canvas, 0, self._marks, [canvas])

        paper_page.Canvas = recorded  # type: ignore[attr-defined]  # imported there, and replaced for a while
        try:
            yield
        finally:
            paper_page.Canvas = Canvas  # type: ignore[attr-defined]
