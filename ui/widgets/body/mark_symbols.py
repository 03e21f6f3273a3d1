"""The symbols of the marks: a row of keys to choose from, and the legend of those in use."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from charting.drawing.body.mark_shapes import draw_symbol_badge, draw_symbol_ground, load_mark_symbols
from charting.drawing.shapes import Drawing, Point, Shape, Text
from charting.drawing.text_width import estimate_text_width
from charting.model.body_mark import Mark, MarkKind
from ui.theme import tokens
from ui.widgets.body import texts
from ui.widgets.body.kind_keys import KIND_KEYS, find_kind_of_key
from ui.widgets.drawing.drawing_view import DrawingView, map_drawing_colors
from ui.widgets.drawing.qt_painter import paint_drawing

_KEY, _TALL = 28, 40  # px: width and height of a key
_LINE = 20  # px: height of a line of the legend
_KINDS = tuple(MarkKind)


def draw_kind_symbol(kind: MarkKind, center: Point, radius: float) -> list[Shape]:
    """Draw the symbol as it looks on the figure, without a number."""
    symbol = load_mark_symbols()[kind]
    return draw_symbol_ground(symbol, center, radius) or draw_symbol_badge(symbol, center, radius * 0.8, "")


class MarkKindKeys(QWidget):
    """A row of keys, one for each symbol. Emits `picked(MarkKind)` when the user chooses another.

    The row is one Tab stop: the arrow keys move along it, and the letter below a symbol chooses it.
    """

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.kind = MarkKind.PAIN
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_kind(self.kind)

    def sizeHint(self) -> QSize:
        return QSize(_KEY * len(_KINDS) + 2, _TALL + 2)

    def show_kind(self, kind: MarkKind) -> None:
        """Show that kind as chosen."""
        self.kind = kind
        self.setAccessibleName(f"{texts.KIND}: {kind}")
        self.update()

    def pick_kind(self, kind: MarkKind) -> None:
        """Choose that kind as the user does, with `picked`."""
        if kind is not self.kind:
            self.show_kind(kind)
            self.picked.emit(kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        kind = None if event.modifiers() else find_kind_of_key(event.text())
        if step:
            self.pick_kind(_KINDS[(_KINDS.index(self.kind) + step) % len(_KINDS)])
        elif kind is not None:
            self.pick_kind(kind)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        kind = self._find_kind_under(event.position())
        if kind is not None and event.button() is Qt.MouseButton.LeftButton:
            self.pick_kind(kind)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the name of the symbol under the mouse."""
        kind = self._find_kind_under(event.position())
        QToolTip.showText(
            event.globalPosition().toPoint(), f"{kind} ({KIND_KEYS[kind]})" if kind else "", self
        )

    def locate_key(self, kind: MarkKind) -> QRectF:
        """Return the rectangle of that kind's key."""
        return QRectF(1 + _KINDS.index(kind) * _KEY, 1, _KEY, _TALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a key for each symbol with its letter, and a frame around the chosen one."""
        colors, painter = map_drawing_colors(tokens.get_colors()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shapes: list[Shape] = []
        for kind in _KINDS:
            box = self.locate_key(kind)
            if kind is self.kind:
                painter.setPen(QPen(QColor(colors["focus" if self.hasFocus() else "line_strong"]), 2))
                painter.setBrush(QColor(colors["accent_soft"]))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
            shapes += draw_kind_symbol(kind, (box.center().x(), box.top() + 14), 8)
            shapes.append(_make_key_letter(kind, box))
        paint_drawing(
            painter, Drawing(width=self.width(), height=self.height(), shapes=tuple(shapes)), colors
        )
        painter.end()

    def _find_kind_under(self, place: QPointF) -> MarkKind | None:
        return next((kind for kind in _KINDS if self.locate_key(kind).contains(place)), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class MarkLegend(DrawingView):
    """The legend: each symbol in use with its name, in as many lines as needed."""

    def __init__(self) -> None:
        super().__init__(self._draw_legend)
        self._kinds: tuple[MarkKind, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(texts.LEGEND)
        self.setFixedHeight(0)

    def show_kinds(self, marks: Iterable[Mark]) -> None:
        """Show the kinds of these marks, in the order of `MarkKind`."""
        used = {mark.kind for mark in marks}
        self._kinds = tuple(kind for kind in _KINDS if kind in used)
        self.setAccessibleDescription(", ".join(self._kinds))
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        self.setFixedHeight(_LINE * len(self._split_into_lines(self.width())))
        self.refresh_drawing()

    def _split_into_lines(self, width: float) -> list[list[tuple[MarkKind, float]]]:
        """Split the kinds into lines; each kind comes with its left edge in px."""
        lines: list[list[tuple[MarkKind, float]]] = []
        x = 0.0
        for kind in self._kinds:
            item_width = 20 + estimate_text_width(kind, tokens.SMALL - 1, "regular") + 12
            if not lines or x + item_width > width:
                lines.append([])
                x = 0.0
            lines[-1].append((kind, x))
            x += item_width
        return lines

    def _draw_legend(self, width: float, height: float) -> Drawing:
        shapes: list[Shape] = []
        for index, line in enumerate(self._split_into_lines(width)):
            middle = (index + 0.5) * _LINE
            for kind, x in line:
                shapes += draw_kind_symbol(kind, (x + 8, middle), 6.5)
                shapes.append(
                    Text(x=x + 19, y=middle + 4, text=kind.value, size=tokens.SMALL - 1, color="muted")
                )
        return Drawing(width=width, height=height, shapes=tuple(shapes))


def _make_key_letter(kind: MarkKind, box: QRectF) -> Text:
    x, y = box.center().x(), box.bottom() - 5
    return Text(x=x, y=y, text=KIND_KEYS[kind], size=11, color="muted", anchor="middle")
