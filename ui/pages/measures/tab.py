"""The Measures tab: a table of all measures, and the stacked trends of the selected ones."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from charting import clock
from charting.summaries.client_records import CaseRecords, ClientRecords
from charting.summaries.measures.measure_trends import build_measure_trends
from charting.summaries.progress.measure_table import MeasureRow, build_measure_rows, select_default_measures
from charting.text.wording import format_day
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.pages.base import ClientTab
from ui.pages.measures import texts
from ui.pages.measures.trend_strip import TrendStrip
from ui.theme import Role, make_plain_label
from ui.widgets.cards.card import Card
from ui.widgets.layout.scroll_area import make_scroll_area
from ui.widgets.record_table.record_table import RecordColumn, RecordTable, refresh_rows

SPLITTER = "measures"
MAX_TRENDS = 6  # shown at once
MIN_TRENDS_WIDTH = 420  # px, of the trends


class MeasuresTab(ClientTab):
    """The selection is kept per case while the window is open."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.case: CaseRecords | None = None
        self._selected_keys: dict[str, tuple[str, ...]] = {}
        self.table = RecordTable(self._make_columns(), texts.MEASURES, texts.EMPTY)
        self.table.activated_row.connect(self.toggle_trend)
        self.table.installEventFilter(self)
        self.strips: list[TrendStrip] = []
        self.none_shown_label = make_plain_label(texts.NONE_SHOWN, Role.MUTED, wrap=True)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()

    def show_client_file(self, _file: ClientRecords, case: CaseRecords | None) -> None:
        """Show the case's measures."""
        self.case = case
        self._show_measures()

    def toggle_trend(self, row: MeasureRow) -> None:
        """Show that measure's trend, or hide it."""
        if self.case is None:
            return
        shown = self.get_shown_keys()
        if row.key not in shown and len(shown) >= MAX_TRENDS:
            self.chart_client.show_status(texts.MOST)
            return
        other_keys = tuple(key for key in shown if key != row.key)
        self._selected_keys[self.case.case.id] = other_keys if row.key in shown else (*shown, row.key)
        self._show_measures()

    def get_shown_keys(self) -> tuple[str, ...]:
        """Return the keys of the shown trends, in the order in which they were selected."""
        if self.case is None:
            return ()
        return self._selected_keys.get(self.case.case.id, select_default_measures(self.case))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle Space in the table like Enter."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            row = self.table.get_current_row()
            if event.key() == Qt.Key.Key_Space and row is not None:
                self.toggle_trend(row)
                return True
        return super().eventFilter(watched, event)

    def save_state(self, settings: Settings) -> None:
        """Save the splitter position."""
        settings.keep_state(SPLITTER, self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """Restore the splitter position."""
        self.splitter.restoreState(settings.get_state(SPLITTER))

    def _show_measures(self) -> None:
        rows = build_measure_rows(self.case) if self.case is not None else ()
        refresh_rows(self.table, rows, lambda row: row.key)
        self.table.viewport().update()
        by_key = {row.key: row for row in rows}
        keys = [key for key in self.get_shown_keys() if key in by_key]
        charts = build_measure_trends(self.case, keys, clock.today()) if self.case is not None else ()
        self._set_strip_count(len(keys))
        for strip, key, chart in zip(self.strips, keys, charts, strict=True):
            strip.show_measure(by_key[key], chart)
        self.none_shown_label.setVisible(not keys and bool(rows))

    def _set_strip_count(self, count: int) -> None:
        while len(self.strips) > count:
            strip = self.strips.pop()
            strip.hide()
            strip.deleteLater()
        while len(self.strips) < count:
            self.strips.append(TrendStrip())
            self.trend_card.body.insertWidget(len(self.strips) - 1, self.strips[-1], 1)

    def _make_columns(self) -> tuple[RecordColumn, ...]:
        return (
            RecordColumn(texts.MEASURE, lambda row: row.label, bold=True, detail=_describe_period),
            RecordColumn(texts.START, lambda row: row.start, 52, align="right"),
            RecordColumn(texts.NOW, lambda row: row.now, 52, align="right", bold=True),
            RecordColumn(texts.CHANGE, lambda row: row.change, 58, align="right"),
            RecordColumn(
                texts.MEANINGFUL,
                lambda row: row.verdict.format_cell(),
                140,
                detail=lambda row: row.verdict.citation,
            ),
            RecordColumn(texts.SHOWN, self._format_shown, 56, muted=True),
        )

    def _format_shown(self, row: MeasureRow) -> str:
        return texts.YES if row.key in self.get_shown_keys() else texts.NO

    def _lay_out(self) -> None:
        left, self.trend_card = Card(texts.MEASURES, texts.HINT), Card(texts.TRENDS)
        left.add_widget(self.table, 1)
        self.trend_card.add_widget(self.none_shown_label)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.trend_card)
        self.splitter.addWidget(left)
        trend_area = make_scroll_area(page, texts.TRENDS)
        trend_area.setMinimumWidth(MIN_TRENDS_WIDTH)
        self.splitter.addWidget(trend_area)
        self.splitter.setSizes([690, 510])
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 16)
        layout.addWidget(self.splitter)


def _describe_period(row: MeasureRow) -> str:
    """Format as `5 Oct to today, 8 times · goal 150°`."""
    today = clock.today()
    start, now = format_day(row.start_on, today), format_day(row.now_on, today)
    template = texts.ONCE if row.count == 1 else texts.TAKEN
    goal = texts.GOAL.format(row.goal) if row.goal != "–" else ""
    return " · ".join(part for part in (template.format(start=start, now=now, count=row.count), goal) if part)
