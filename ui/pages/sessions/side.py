"""Beside the note: the body figure, the pain trend, and the last signed session."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from charting import clock
from charting.drawing.trend import TrendChart
from charting.drawing.trend_legend import draw_trend_legend
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from charting.summaries.soap_lines import soap_lines
from charting.summaries.trend import TodayPoint, pain_trend
from ui.dates import echo
from ui.pages.findings.earlier import earlier_visits
from ui.pages.findings.previous import session_before
from ui.pages.sessions import texts
from ui.theme import Role, plain
from ui.widgets.body_panel import BodyPanel
from ui.widgets.cards import Card
from ui.widgets.drawing_view import DrawingView
from ui.widgets.lines import Lines
from ui.widgets.trend_view import TrendView

FIGURE_HEIGHT, TREND_HEIGHT = 215, 100  # px: they take what is left; below, the panel scrolls


class SidePanel(QWidget):
    """What helps while charting; only the figure is charted in, and the editor ties it to the findings."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(320)
        self.body = BodyPanel()
        self.figure = self.body.figure
        self.trend = TrendView()
        self.figure.setMinimumHeight(FIGURE_HEIGHT)
        self.trend.setMinimumHeight(TREND_HEIGHT)
        self.trend.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._chart = TrendChart(series=())
        self.legend = DrawingView(lambda _w, _h: draw_trend_legend(self._chart, size=12))
        self.legend.setFixedSize(QSize(150, 18))
        self.last = Card(texts.LAST_NOTE)
        self.last_head = plain(texts.NO_LAST_NOTE, Role.MUTED, wrap=True)
        self.last_words = Lines()
        self._day = clock.today()
        self._case: CaseFile | None = None
        self._lay_out()

    def fill(self, note: Session, case: CaseFile) -> None:
        """Show the trend to today, and the session before."""
        self._case, self._day = case, note.starts_at.date()
        before = session_before(case, note)
        self.body.start()
        self.body.show_visits(earlier_visits(case, note))
        self.show_today(note.pain_now, note.pain_after)
        self.last_head.setText(_head(before, case) if before else texts.NO_LAST_NOTE)
        self.last_words.show_lines(soap_lines(before) if before else ())

    def show_today(self, arrival: int | None, after: int | None) -> None:
        """The signed scores, and today's as they are now."""
        if self._case is None:
            return
        today = TodayPoint(day=self._day, arrival=arrival, after=after)
        self._chart = pain_trend(self._case, clock.today(), today)
        self.trend.set_chart(self._chart)
        self.legend.redraw()

    def _lay_out(self) -> None:
        body, trend = Card(texts.BODY_CHART, self.body.tools), Card(texts.PAIN_TREND, self.legend)
        body.put(self.body, 1)
        trend.put(self.trend, 1)
        self.last.put(self.last_head)
        self.last.put(self.last_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(body, 6)
        column.addWidget(trend, 3)
        column.addWidget(self.last)


def _head(before: Session, case: CaseFile) -> str:
    day = echo(before.starts_at.date())
    return f"Session {case.session_number(before)} · {day} · signed by {before.signed_by}"
