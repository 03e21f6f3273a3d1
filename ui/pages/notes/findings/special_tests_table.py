"""Orthopedic tests as rows; a positive one that calls for the physician says so below the table."""

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
    """The table, and below it what a positive test of that kind demands."""

    field = "tests"
    fills = "result"

    def __init__(self) -> None:
        columns = (
            make_vocabulary_column(
                "name", texts.TEST, [each.name for each in loader.list_special_tests()], begun=True
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
        """Also the advice."""
        super().load_items(items, previous)
        self._show_advice()

    def to_row(self, item: SpecialTest) -> Row:
        """The cells."""
        open_still = item.origin is Origin.TEMPLATE and item.result is TestResult.NOT_DONE
        found = None if open_still else item.result
        return {"name": item.name, "side": item.side or None, "result": found, "note": item.note}

    def to_item(self, row: Row) -> SpecialTest:
        """A test needs its name and its result: nothing charted is never a negative one."""
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
        """What the positive tests that end the massage say, a sentence each."""
        positive = {fold(each.name) for each in self.collect_items() if each.result is TestResult.POSITIVE}
        warning = [
            each for each in loader.list_special_tests() if each.refer_out and fold(each.name) in positive
        ]
        return " ".join(texts.REFER_OUT.format(name=each.name, suggests=each.suggests) for each in warning)

    def _show_advice(self) -> None:
        self.notice.show_notice(self.compose_advice(), "danger")
