"""A widget that shows the trend chart."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from charting.drawing.shapes import Drawing, Text
from charting.drawing.trend.trend_chart import TrendChart, describe_trend
from charting.drawing.trend.trend_drawing import draw_trend
from ui.theme import tokens
from ui.widgets.drawing.drawing_view import DrawingView

NO_SCORES = "No scores yet"


class TrendView(DrawingView):
    """Shows a TrendChart, or a message if there are no scores yet; a screen reader gets a description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._draw_trend_or_note, parent)
        self._chart = TrendChart(series=())
        self.setMinimumSize(180, 90)
        self.setAccessibleName("Trend")
        self.set_trend(self._chart)

    def set_trend(self, chart: TrendChart) -> None:
        """Show this chart."""
        self._chart = chart
        self.setAccessibleDescription(describe_trend(chart))
        self.refresh_drawing()

    def sizeHint(self) -> QSize:
        return QSize(400, 160)

    def _draw_trend_or_note(self, width: float, height: float) -> Drawing:
        if not self._chart.empty:
            return draw_trend(self._chart, width, height, size=tokens.SMALL - 1)
        message = Text(
            x=width / 2, y=height / 2, text=NO_SCORES, size=tokens.SMALL, color="muted", anchor="middle"
        )
        return Drawing(width=width, height=height, shapes=(message,))
