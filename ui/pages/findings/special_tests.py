"""Orthopedic tests as rows; a positive one that calls for the physician says so below the table."""

from collections.abc import Sequence

from charting.errors import Invalid
from charting.model.findings import SpecialTest, TestResult
from charting.model.folding import fold
from charting.model.line import Origin
from charting.reference import loader
from ui.pages.findings import texts
from ui.pages.findings.columns import as_side, as_text, words
from ui.pages.findings.stated_columns import result
from ui.pages.findings.table import FindingsTable, Row, unfilled
from ui.widgets.entry_columns import side, text
from ui.widgets.notices import Notice


class SpecialTestsTable(FindingsTable[SpecialTest]):
    """The table, and below it what a positive test of that kind demands."""

    field = "tests"
    fills = "result"

    def __init__(self) -> None:
        columns = (
            words("name", texts.TEST, [each.name for each in loader.special_tests()], begun=True),
            side(width=56),
            result("result", texts.RESULT, 84),
            text("note", texts.NOTE),
        )
        super().__init__(texts.TESTS, columns, texts.ADD_TEST)
        self.notice = Notice("", "danger")
        self.column.addWidget(self.notice)
        self.changed.connect(self._advise)

    def load(self, items: Sequence[SpecialTest], previous: Sequence[SpecialTest] = ()) -> None:
        """Also the advice."""
        super().load(items, previous)
        self._advise()

    def to_row(self, item: SpecialTest) -> Row:
        """The cells."""
        open_still = item.origin is Origin.TEMPLATE and item.result is TestResult.NOT_DONE
        found = None if open_still else item.result
        return {"name": item.name, "side": item.side or None, "result": found, "note": item.note}

    def to_item(self, row: Row) -> SpecialTest:
        """A test needs its name and its result: nothing charted is never a negative one."""
        if not as_text(row.get("name")):
            raise Invalid("name", texts.SAY_TEST)
        if row.get("result") is None and not unfilled(row):
            raise Invalid("result", texts.SAY_RESULT)
        return SpecialTest(
            name=as_text(row.get("name")),
            side=as_side(row.get("side")),
            result=TestResult(str(row["result"] or TestResult.NOT_DONE)),
            note=as_text(row.get("note")),
        )

    def advice(self) -> str:
        """What the positive tests that end the massage say, a sentence each."""
        positive = {fold(each.name) for each in self.items() if each.result is TestResult.POSITIVE}
        warning = [each for each in loader.special_tests() if each.refer_out and fold(each.name) in positive]
        return " ".join(texts.REFER_OUT.format(name=each.name, suggests=each.suggests) for each in warning)

    def _advise(self) -> None:
        self.notice.say(self.advice(), "danger")
