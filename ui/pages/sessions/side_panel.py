"""Beside the note: the body figure, the pain trend, and the last signed session."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from charting import clock
from charting.drawing.trend.trend_chart import TrendChart
from charting.drawing.trend.trend_legend import draw_trend_legend
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.pain_trend import DraftPoint, build_pain_trend
from charting.summaries.notes.soap_lines import format_soap_lines
from charting.text.dates import format_weekday
from ui.pages.notes.findings.previous_notes import collect_earlier_visits, find_previous_session
from ui.pages.sessions import texts
from ui.theme import Role, make_plain_label
from ui.widgets.body.body_panel import BodyPanel
from ui.widgets.cards.card import Card
from ui.widgets.drawing.drawing_view import DrawingView
from ui.widgets.drawing.trend_view import TrendView
from ui.widgets.text.labeled_lines import LabeledLines

FIGURE_HEIGHT, TREND_HEIGHT = 215, 100  # px, minimum; in a shorter window the panel scrolls


class SessionSidePanel(QWidget):
    """Context for charting. Only the figure can be edited; the editor connects it with the findings."""

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
        self.last_note_card = Card(texts.LAST_NOTE)
        self.last_note_head = make_plain_label(texts.NO_LAST_NOTE, Role.MUTED, wrap=True)
        self.last_note_lines = LabeledLines()
        self._day = clock.today()
        self._case: CaseRecords | None = None
        self._lay_out()

    def show_note(self, note: Session, case: CaseRecords) -> None:
        """Show the pain trend up to today, and the previous session."""
        self._case, self._day = case, note.starts_at.date()
        before = find_previous_session(case, note)
        self.body.reset_for_note()
        self.body.show_visits(collect_earlier_visits(case, note))
        self.show_today(note.pain_now, note.pain_after)
        self.last_note_head.setText(_format_previous_heading(before, case) if before else texts.NO_LAST_NOTE)
        self.last_note_lines.show_lines(format_soap_lines(before) if before else ())

    def show_today(self, arrival: int | None, after: int | None) -> None:
        """Show the trend of the signed scores with today's scores as typed so far."""
        if self._case is None:
            return
        today = DraftPoint(day=self._day, arrival=arrival, after=after)
        self._chart = build_pain_trend(self._case, clock.today(), today)
        self.trend.set_trend(self._chart)
        self.legend.refresh_drawing()

    def _lay_out(self) -> None:
        body, trend = Card(texts.BODY_CHART, self.body.tools), Card(texts.PAIN_TREND, self.legend)
        body.add_widget(self.body, 1)
        trend.add_widget(self.trend, 1)
        self.last_note_card.add_widget(self.last_note_head)
        self.last_note_card.add_widget(self.last_note_lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(body, 6)
        column.addWidget(trend, 3)
        column.addWidget(self.last_note_card)


def _format_previous_heading(before: Session, case: CaseRecords) -> str:
    day = format_weekday(before.starts_at.date())
    return f"Session {case.get_session_number(before)} · {day} · signed by {before.signed_by}"
