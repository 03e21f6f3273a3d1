"""The table of orthopedic tests, with a notice when a positive test calls for referral."""

from collections.abc import Sequence

from charting.errors import Invalid
from charting.model.findings import SpecialTest, TestResult
from charting.model.note_line import Origin
from charting.reference import loader
from charting.text.folding import fold
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.finding_columns import (
    make_result_column,
    make_vocabulary_column,
    read_side_cell,
    read_text_cell,
)
from ui.pages.notes.findings.findings_table import FindingsTable, Row, is_unfilled
from ui.widgets.cards.notices import Notice
from ui.widgets.entry_table.entry_columns import make_side_column, make_text_column


class SpecialTestsTable(FindingsTable[SpecialTest]):
    """Special tests as rows, with a notice below if a positive test calls for referring out."""

    field = "tests"
    fills = "result"

    def __init__(self) -> None:
        columns = (
            make_vocabulary_column(
                "name", texts.TEST, [test.name for test in loader.list_special_tests()], begun=True
            ),
            make_side_column(width=56),
            make_result_column("result", texts.RESULT, 84),
            make_text_column("note", texts.NOTE),
        )
        super().__init__(texts.TESTS, columns, texts.ADD_TEST)
        self.notice = Notice("", "danger")
        self.column.addWidget(self.notice)
        self.changed.connect(self._show_advice)

    def load_items(self, items: Sequence[SpecialTest], previous: Sequence[SpecialTest] = ()) -> None:
        """Show these tests and the advice."""
        super().load_items(items, previous)
        self._show_advice()

    def to_row(self, item: SpecialTest) -> Row:
        """Return the cells; an unfilled template row has no result."""
        is_unanswered = item.origin is Origin.TEMPLATE and item.result is TestResult.NOT_DONE
        result = None if is_unanswered else item.result
        return {"name": item.name, "side": item.side or None, "result": result, "note": item.note}

    def to_item(self, row: Row) -> SpecialTest:
        """Build the test. Raises Invalid without a name or a result, since a missing result must not read as negative."""
        if not read_text_cell(row.get("name")):
            raise Invalid("name", texts.SAY_TEST)
        if row.get("result") is None and not is_unfilled(row):
            raise Invalid("result", texts.SAY_RESULT)
        return SpecialTest(
            name=read_text_cell(row.get("name")),
            side=read_side_cell(row.get("side")),
            result=TestResult(str(row["result"] or TestResult.NOT_DONE)),
            note=read_text_cell(row.get("note")),
        )

    def compose_advice(self) -> str:
        """Compose a sentence for each positive test that calls for referring out."""
        positive = {fold(item.name) for item in self.collect_items() if item.result is TestResult.POSITIVE}
        tests = loader.list_special_tests()
        warnings = [test for test in tests if test.refer_out and fold(test.name) in positive]
        return " ".join(texts.REFER_OUT.format(name=test.name, suggests=test.suggests) for test in warnings)

    def _show_advice(self) -> None:
        self.notice.show_notice(self.compose_advice(), "danger")
