"""How the probe of one data file asks: lines typed, what widgets offer and say, a page printed and read back."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from charting.drawing.regions import (
    EVERY_VIEW,
    Region,
    body_regions,
)
from charting.entry.reading import phrase, read_line
from charting.errors import Invalid
from charting.model.body import Mark, Spot
from charting.model.client import Client, HealthHistory
from charting.model.clinic import Paper
from charting.model.record import Part
from charting.summaries.client_file import CaseFile, ClientFile
from charting.summaries.progress import progress
from reports.progress import progress_pdf
from tests import progress_cases as cases
from tests.reports.reading import AT, other_text_of
from ui.desk import Desk
from ui.pages.findings.marked_sheet import MarkedSheet, tie
from ui.pages.findings.palpation import PalpationTable
from ui.pages.findings.table import FindingsTable
from ui.pages.record_sheet import RecordSheet
from ui.pages.referral.case_sheet import edit_case
from ui.widgets.body_figure import BodyFigure
from ui.widgets.body_panel import BodyPanel
from ui.widgets.entry_columns import EntryColumn
from ui.widgets.rows_field import RowsField
from ui.widgets.words_field import WordsField


def read(field: str, typed: str) -> Any:
    """The record that the line is first understood as, of that field; None for anything else."""
    found = [each.record for each in read_line(typed)[:1] if each.field == field]
    return found[0] if found else None


def said(field: str, record: Part | None) -> str:
    return phrase(field, record) if record else ""


def name_of(record: Any) -> str:
    return record.structure if record else ""


def column_of(table: FindingsTable[Any], key: str) -> EntryColumn:
    return next(column for column in table.table.model.columns if column.key == key)


def offered(column: EntryColumn) -> list[str]:
    return [words for _, words in column.choices]


def completions(page: QWidget, wanted: str) -> list[str]:
    """The words of the first field of several words that can complete `wanted`."""
    models = [field.edit.completer().model() for field in page.findChildren(WordsField)]
    lists = [[model.index(row, 0).data() for row in range(model.rowCount())] for model in models]
    return next((words for words in lists if wanted in words), [])


def joined(lines: Iterable[tuple[str, str]]) -> str:
    return " ".join(words for _, words in lines)


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def words_below(table: FindingsTable[Any], *records: Part | None) -> str:
    """What the table says below these records, with the cursor in the first."""
    table.load(tuple(record for record in records if record))
    table.table.go(0, table.table.model.columns[0].key)
    return " ".join(label.text() for label in table.findChildren(QLabel))


def refused(act: Callable[[], object]) -> bool:
    try:
        act()
    except Invalid:
        return True
    return False


def printed(case: CaseFile) -> str:
    report = progress(case, cases.PROVIDER, cases.THERAPIST, cases.TODAY)
    return other_text_of(progress_pdf(report, report.drafted, Paper.LETTER, AT))


def mark_sheet_offers() -> list[str]:
    """What the little sheet beside a mark completes as its structure."""
    table, panel = PalpationTable(), BodyPanel()
    marked = tie(table, panel)
    model = marked.findChild(MarkedSheet).sheet.structure.edit.completer().model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def mark_of(region: Region) -> Mark:
    return Mark(view=region.view, x=region.point[0], y=region.point[1])


def spot_of(region: Region) -> Spot:
    return Spot(view=region.view, x=region.point[0], y=region.point[1])


def walked() -> set[str]:
    """What the figure tells of each region that the arrows and then Tab come to."""
    figure = BodyFigure()
    figure.set_views(EVERY_VIEW)
    figure.resize(900, 460)
    heard: set[str] = set()
    for way in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        QTest.keyClick(figure, Qt.Key.Key_Right)
        for _ in body_regions():
            heard.add(figure.accessibleDescription().partition(".")[0])
            QTest.keyClick(figure, way)
    return heard


def case_areas(desk: Desk, file: ClientFile) -> list[str]:
    """What the sheet of a new case offers as its areas."""
    page = QWidget()
    edit_case(desk, page, file, None, lambda _: None)
    settle(desk)
    sheet = page.findChild(RecordSheet)
    (field,) = (each for each in sheet.findChildren(RowsField) if each.table.model.columns[0].key == "region")
    return offered(field.table.model.columns[0])


def settle(desk: Desk) -> None:
    """Wait until the worker is idle and the widgets have heard of it."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: None if desk.worker.busy else loop.quit())
    timer.start(20)
    loop.exec()


def client(history: HealthHistory) -> Client:
    return cases.CLIENT.with_changes(history=history)
