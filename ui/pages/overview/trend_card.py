"""The scores since the start of care, with their legend."""

from charting import clock
from charting.drawing.shapes import Drawing
from charting.drawing.trend import TrendChart
from charting.drawing.trend_legend import draw_trend_legend
from charting.summaries.client_file import CaseFile
from charting.summaries.trend import trend_for_overview
from ui.pages.overview import texts
from ui.theme import tokens
from ui.widgets.cards import Card
from ui.widgets.drawing_view import DrawingView
from ui.widgets.trend_view import TrendView

LEAST_HEIGHT = 210  # px


class TrendCard(Card):
    """Pain on arrival and one activity, as the report's reader will see them."""

    def __init__(self) -> None:
        self._chart = TrendChart(series=())
        self.legend = DrawingView(self._legend)
        super().__init__(texts.TREND, self.legend)
        self.view = TrendView()
        self.view.setMinimumHeight(LEAST_HEIGHT)
        self.put(self.view, 1)

    def show_case(self, case: CaseFile) -> None:
        """Show the scores of this case."""
        self._chart = trend_for_overview(case, clock.today())
        self.view.set_chart(self._chart)
        drawing = self._legend(0, 0)
        self.legend.setFixedSize(round(drawing.width) + 1, round(drawing.height) + 1)
        self.legend.redraw()

    def _legend(self, _width: float, _height: float) -> Drawing:
        return draw_trend_legend(self._chart, size=tokens.SMALL)
