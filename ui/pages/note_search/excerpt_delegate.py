"""Paints the words around a find in two lines, the found ones on a ground of their own and bold."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from charting.text.excerpts import Excerpt
from ui.theme import tokens
from ui.widgets.record_table.record_delegate import RecordDelegate

_MARGIN, _LINES = 6, 2  # px beside the words, lines of a row
ELLIPSIS = " …"


class ExcerptDelegate(RecordDelegate):
    """For the column of a row's `excerpt`."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground, the words, the hairline."""
        painter.save()
        self._paint_ground(painter, index, option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        found = self._model.rows[index.row()].excerpt
        painter.setPen(QColor(tokens.get_colors()["ink"]))
        _paint_excerpt(
            painter,
            QRectF(option.rect.adjusted(_MARGIN, 0, -_MARGIN, -1)),
            found,
            "card" if selected else "accent_soft",
        )
        painter.restore()


def _paint_excerpt(painter: QPainter, box: QRectF, found: Excerpt, ground: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(tokens.BODY)
    layout = fit_excerpt(found, font, box.width(), ground)
    layout.draw(painter, QPointF(box.left(), box.center().y() - layout.boundingRect().height() / 2))


def fit_excerpt(found: Excerpt, font: QFont, width: float, ground: str) -> QTextLayout:
    """The words in at most two lines `width` px wide, the marks on the color token `ground`; … stands for what is cut."""
    line = found.line
    layout = _lay_out_text(line, found.marks, font, width, ground)
    while layout.lineCount() > _LINES and line:
        line = _shorten_to_fit(line, layout)
        layout = _lay_out_text(line + ELLIPSIS, found.marks, font, width, ground)
    return layout


def _lay_out_text(
    line: str, marks: Sequence[tuple[int, int]], font: QFont, width: float, ground: str
) -> QTextLayout:
    layout = QTextLayout(line, font)
    layout.setTextOption(_make_wrap_option())  # a word without end must not run out of its cell
    layout.setFormats([made for mark in marks if (made := _make_mark_format(line, mark, ground)).length > 0])
    layout.beginLayout()
    height = 0.0
    for _ in range(_LINES + 1):
        row = layout.createLine()
        if not row.isValid():
            break
        row.setLineWidth(width)
        row.setPosition(QPointF(0, height))
        height += row.height()
    layout.endLayout()
    return layout


def _make_wrap_option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _make_mark_format(line: str, mark: tuple[int, int], ground: str) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = _count_utf16_units(line[: mark[0]])
    made.length = _count_utf16_units(line[mark[0] : mark[1]])
    looks = QTextCharFormat()
    looks.setFontWeight(QFont.Weight.DemiBold)
    looks.setBackground(QColor(tokens.get_colors()[ground]))
    made.format = looks
    return made


def _count_utf16_units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le", "replace")) // 2


def _shorten_to_fit(line: str, layout: QTextLayout) -> str:
    """What fits into the lines of a row, without its last word, for which the dots stand."""
    units = sum(layout.lineAt(place).textLength() for place in range(_LINES))
    fits = line.encode("utf-16-le", "replace")[: 2 * units].decode("utf-16-le", "ignore").rstrip()
    return fits.rpartition(" ")[0] or fits[:-2]
