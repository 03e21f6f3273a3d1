"""The Measures tab: everything that was measured as a table, and the trends of those chosen, one below the other."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from charting import clock
from charting.summaries.client_file import CaseFile, ClientFile
from charting.summaries.measure_table import MeasureRow, measure_rows, shown_at_first
from charting.summaries.trends import trends
from charting.summaries.words import day_words
from ui.desk import Desk
from ui.pages.base import ClientTab
from ui.pages.measures import texts
from ui.pages.measures.strip import TrendStrip
from ui.settings import Settings
from ui.theme import Role, plain
from ui.widgets.cards import Card
from ui.widgets.keeping_place import show_rows
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import scrolled

SPLITTER = "measures"
MOST = 6  # trends at once
LEAST_WIDTH = 420  # px, of the trends


class MeasuresTab(ClientTab):
    """What is chosen stays chosen for its case while the window is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.case: CaseFile | None = None
        self._chosen: dict[str, tuple[str, ...]] = {}
        self.table = RecordTable(self._columns(), texts.MEASURES, texts.EMPTY)
        self.table.activated_row.connect(self.turn)
        self.table.installEventFilter(self)
        self.strips: list[TrendStrip] = []
        self.none = plain(texts.NONE_SHOWN, Role.MUTED, wrap=True)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()

    def show_file(self, _file: ClientFile, case: CaseFile | None) -> None:
        """Show the case's measures."""
        self.case = case
        self._show()

    def turn(self, row: MeasureRow) -> None:
        """Show that measure's trend, or hide it."""
        if self.case is None:
            return
        shown = self.shown()
        if row.key not in shown and len(shown) >= MOST:
            self.desk.say(texts.MOST)
            return
        kept = tuple(key for key in shown if key != row.key)
        self._chosen[self.case.case.id] = kept if row.key in shown else (*shown, row.key)
        self._show()

    def shown(self) -> tuple[str, ...]:
        """The keys whose trends are on show, in the order in which they were chosen."""
        if self.case is None:
            return ()
        return self._chosen.get(self.case.case.id, shown_at_first(self.case))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in the table does what Enter does."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            row = self.table.row()
            if event.key() == Qt.Key.Key_Space and row is not None:
                self.turn(row)
                return True
        return super().eventFilter(watched, event)

    def keep_state(self, settings: Settings) -> None:
        """How wide the table is."""
        settings.keep_state(SPLITTER, self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """As wide as it was."""
        self.splitter.restoreState(settings.state(SPLITTER))

    def _show(self) -> None:
        rows = measure_rows(self.case) if self.case is not None else ()
        show_rows(self.table, rows, lambda row: row.key)
        self.table.viewport().update()
        by_key = {row.key: row for row in rows}
        keys = [key for key in self.shown() if key in by_key]
        charts = trends(self.case, keys, clock.today()) if self.case is not None else ()
        self._have_strips(len(keys))
        for strip, key, chart in zip(self.strips, keys, charts, strict=True):
            strip.show_measure(by_key[key], chart)
        self.none.setVisible(not keys and bool(rows))

    def _have_strips(self, count: int) -> None:
        while len(self.strips) > count:
            gone = self.strips.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.strips) < count:
            self.strips.append(TrendStrip())
            self.trend_card.body.insertWidget(len(self.strips) - 1, self.strips[-1], 1)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(texts.MEASURE, lambda row: row.label, bold=True, detail=_taken),
            Column(texts.START, lambda row: row.start, 52, align="right"),
            Column(texts.NOW, lambda row: row.now, 52, align="right", bold=True),
            Column(texts.CHANGE, lambda row: row.change, 58, align="right"),
            Column(
                texts.MEANINGFUL, lambda row: row.verdict.text(), 140, detail=lambda row: row.verdict.citation
            ),
            Column(texts.SHOWN, self._mark, 56, muted=True),
        )

    def _mark(self, row: MeasureRow) -> str:
        return texts.YES if row.key in self.shown() else texts.NO

    def _lay_out(self) -> None:
        left, self.trend_card = Card(texts.MEASURES, texts.HINT), Card(texts.TRENDS)
        left.put(self.table, 1)
        self.trend_card.put(self.none)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.trend_card)
        self.splitter.addWidget(left)
        beside = scrolled(page, texts.TRENDS)
        beside.setMinimumWidth(LEAST_WIDTH)
        self.splitter.addWidget(beside)
        self.splitter.setSizes([690, 510])
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 16)
        whole.addWidget(self.splitter)


def _taken(row: MeasureRow) -> str:
    """`5 Oct to today, 8 times · goal 150°`."""
    today = clock.today()
    start, now = day_words(row.start_on, today), day_words(row.now_on, today)
    taken = texts.ONCE if row.count == 1 else texts.TAKEN
    goal = texts.GOAL.format(row.goal) if row.goal != "–" else ""
    return " · ".join(part for part in (taken.format(start=start, now=now, count=row.count), goal) if part)
