"""Paints the text around a match in two lines, with the matched words bold on a colored background."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from charting.text.excerpts import Excerpt
from ui.theme import tokens
from ui.widgets.record_table.record_delegate import RecordDelegate

_MARGIN, _LINES = 6, 2  # px beside the text, lines per row
ELLIPSIS = " …"


class ExcerptDelegate(RecordDelegate):
    """The delegate of the column that shows a row's `excerpt`."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the background with its hairline, then the excerpt."""
        painter.save()
        self._paint_ground(painter, index, option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        excerpt = self._model.rows[index.row()].excerpt
        painter.setPen(QColor(tokens.get_colors()["ink"]))
        _paint_excerpt(
            painter,
            QRectF(option.rect.adjusted(_MARGIN, 0, -_MARGIN, -1)),
            excerpt,
            "card" if selected else "accent_soft",
        )
        painter.restore()


def _paint_excerpt(painter: QPainter, box: QRectF, excerpt: Excerpt, ground: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(tokens.BODY)
    layout = fit_excerpt(excerpt, font, box.width(), ground)
    layout.draw(painter, QPointF(box.left(), box.center().y() - layout.boundingRect().height() / 2))


def fit_excerpt(excerpt: Excerpt, font: QFont, width: float, ground: str) -> QTextLayout:
    """Lay out the excerpt in at most two lines of `width` px, the marks on the color token `ground`; … replaces what is cut."""
    line = excerpt.line
    layout = _lay_out_text(line, excerpt.marks, font, width, ground)
    while layout.lineCount() > _LINES and line:
        line = _shorten_to_fit(line, layout)
        layout = _lay_out_text(line + ELLIPSIS, excerpt.marks, font, width, ground)
    return layout


def _lay_out_text(
    line: str, marks: Sequence[tuple[int, int]], font: QFont, width: float, ground: str
) -> QTextLayout:
    layout = QTextLayout(line, font)
    layout.setTextOption(_make_wrap_option())  # a very long word must not overflow its cell
    layout.setFormats(
        [format_range for mark in marks if (format_range := _make_mark_format(line, mark, ground)).length > 0]
    )
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
    format_range = QTextLayout.FormatRange()
    format_range.start = _count_utf16_units(line[: mark[0]])
    format_range.length = _count_utf16_units(line[mark[0] : mark[1]])
    char_format = QTextCharFormat()
    char_format.setFontWeight(QFont.Weight.DemiBold)
    char_format.setBackground(QColor(tokens.get_colors()[ground]))
    format_range.format = char_format
    return format_range


def _count_utf16_units(text: str) -> int:
    """Count UTF-16 code units, as Qt's text positions do (doc.qt.io/qt-6/qstring.html)."""
    return len(text.encode("utf-16-le", "replace")) // 2


def _shorten_to_fit(line: str, layout: QTextLayout) -> str:
    """Return what fits into the lines of a row, without its last word, which makes room for the ellipsis."""
    units = sum(layout.lineAt(index).textLength() for index in range(_LINES))
    fitting_text = line.encode("utf-16-le", "replace")[: 2 * units].decode("utf-16-le", "ignore").rstrip()
    return fitting_text.rpartition(" ")[0] or fitting_text[:-2]
