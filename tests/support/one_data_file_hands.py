"""How the probe of one data file asks: lines typed, what widgets offer and say, a page printed and read back."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from charting.drawing.body.body_regions import ALL_VIEWS, BodyRegion, list_body_regions
from charting.entry.quick.line_reading import read_line
from charting.entry.quick.phrases import format_phrase
from charting.errors import Invalid
from charting.model.body_mark import Mark, Spot
from charting.model.client import Client, HealthHistory
from charting.model.clinic import PaperSize
from charting.model.record import Part
from charting.summaries.client_records import CaseRecords, ClientRecords
from charting.summaries.progress.report_content import build_progress_report
from reports.progress.progress_pdf import render_progress_pdf
from tests.support import progress_cases as cases
from tests.support.pdf_reading import AT, other_text_of
from ui.core.chart_client import ChartClient
from ui.pages.notes.findings.findings_table import FindingsTable
from ui.pages.notes.findings.mark_sheet_controller import MarkSheetController, link_marks_to_table
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.pages.records.record_sheet import RecordSheet
from ui.pages.referral.case_sheet import edit_case
from ui.widgets.body.body_mark_editor import BodyMarkEditor
from ui.widgets.body.body_panel import BodyPanel
from ui.widgets.entry_table.entry_columns import EntryColumn
from ui.widgets.entry_table.rows_field import RowsField
from ui.widgets.fields.word_list_field import WordListField


def read(field: str, typed: str) -> Any:
    """The record that the line is first understood as, of that field; None for anything else."""
    found = [each.record for each in read_line(typed)[:1] if each.field == field]
    return found[0] if found else None


def said(field: str, record: Part | None) -> str:
    return format_phrase(field, record) if record else ""


def name_of(record: Any) -> str:
    return record.structure if record else ""


def column_of(table: FindingsTable[Any], key: str) -> EntryColumn:
    return next(column for column in table.table.model.columns if column.key == key)


def offered(column: EntryColumn) -> list[str]:
    return [words for _, words in column.choices]


def completions(page: QWidget, wanted: str) -> list[str]:
    """The words of the first field of several words that can complete `wanted`."""
    models = [field.edit.completer().model() for field in page.findChildren(WordListField)]
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
    table.load_items(tuple(record for record in records if record))
    table.table.go_to_cell(0, table.table.model.columns[0].key)
    return " ".join(label.text() for label in table.findChildren(QLabel))


def refused(act: Callable[[], object]) -> bool:
    try:
        act()
    except Invalid:
        return True
    return False


def printed(case: CaseRecords) -> str:
    report = build_progress_report(case, cases.PROVIDER, cases.THERAPIST, cases.TODAY)
    return other_text_of(render_progress_pdf(report, report.drafted, PaperSize.LETTER, AT))


def mark_sheet_offers() -> list[str]:
    """What the little sheet beside a mark completes as its structure."""
    table, panel = PalpationTable(), BodyPanel()
    marked = link_marks_to_table(table, panel)
    controller: Any = marked.findChild(MarkSheetController)
    model = controller.sheet.structure.edit.completer().model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def mark_of(region: BodyRegion) -> Mark:
    return Mark(view=region.view, x=region.point[0], y=region.point[1])


def spot_of(region: BodyRegion) -> Spot:
    return Spot(view=region.view, x=region.point[0], y=region.point[1])


def walked() -> set[str]:
    """What the figure tells of each region that the arrows and then Tab come to."""
    figure = BodyMarkEditor()
    figure.set_views(ALL_VIEWS)
    figure.resize(900, 460)
    heard: set[str] = set()
    for way in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        QTest.keyClick(figure, Qt.Key.Key_Right)
        for _ in list_body_regions():
            heard.add(figure.accessibleDescription().partition(".")[0])
            QTest.keyClick(figure, way)
    return heard


def case_areas(chart_client: ChartClient, file: ClientRecords) -> list[str]:
    """What the sheet of a new case offers as its areas."""
    page = QWidget()
    edit_case(chart_client, page, file, None, lambda _: None)
    settle(chart_client)
    sheet: Any = page.findChild(RecordSheet)
    (field,) = (each for each in sheet.findChildren(RowsField) if each.table.model.columns[0].key == "region")
    return offered(field.table.model.columns[0])


def settle(chart_client: ChartClient) -> None:
    """Wait until the worker is idle and the widgets have heard of it."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: None if chart_client.worker.is_busy else loop.quit())
    timer.start(20)
    loop.exec()


def client(history: HealthHistory) -> Client:
    return cases.CLIENT.with_changes(history=history)
