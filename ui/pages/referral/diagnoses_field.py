"""Diagnoses: found by code or words in ICD-10-CM, or typed; with who stated each."""

from collections.abc import Sequence

from charting.model.case import Case, Diagnosis
from charting.model.field import find_prompt
from charting.reference.entries import Icd10
from charting.reference.icd10 import icd10, search_icd10
from ui.desk import Desk
from ui.pages.referral import texts
from ui.widgets.entry_columns import text
from ui.widgets.find_field import FindField, Found, Hit
from ui.widgets.rows_field import RowsField


class DiagnosesField(RowsField):
    """The rows; `finder` is the line that adds one, to be put above them. `stated_by`: the names to complete from.

    The first name stands in each row that is added. Any code is allowed; the line below says what a claim would not take.
    """

    def __init__(self, desk: Desk, stated_by: Sequence[str]) -> None:
        columns = [
            text("code", find_prompt(Diagnosis, "code"), width=96, bold=True),
            text("words", find_prompt(Diagnosis, "words")),
            text("stated_by", find_prompt(Diagnosis, "stated_by"), stated_by, width=180),
        ]
        super().__init__(find_prompt(Case, "diagnoses"), columns, texts.ADD_DIAGNOSIS, texts.DIAGNOSES_HINT)
        self._desk, self._usual = desk, next(iter(stated_by), "")
        self.finder = FindField(
            texts.FIND_DIAGNOSIS,
            self._find,
            hint=texts.FIND_DIAGNOSIS_HINT,
            unknown=texts.DIAGNOSIS_NOT_PICKED,
        )
        self.finder.picked.connect(self._take)
        self.changed.connect(lambda _: self._check())

    def set_value(self, value: object) -> None:
        """Show the rows, and what is to be said about their codes."""
        super().set_value(value)
        self._check()

    def problem(self) -> str:
        """A cell that cannot be read, or a diagnosis that is typed above and was not added."""
        return super().problem() or self.finder.problem()

    def _find(self, typed: str, found: Found) -> None:
        self._desk.read(
            lambda _chart: search_icd10(typed), lambda entries: found(list(map(_hit, entries))), self
        )

    def _take(self, entry: Icd10) -> None:
        self.add({"code": entry.code, "words": entry.description, "stated_by": self._usual})
        self.finder.show_hit(None)
        self.finder.setFocus()

    def _check(self) -> None:
        codes = [str(row["code"]) for row in self.table.rows() if row["code"]]
        self._desk.read(lambda _chart: [_remark(code) for code in codes], self._remarked, self)

    def _remarked(self, remarks: Sequence[str]) -> None:
        self.table.set_footer(" ".join(remark for remark in remarks if remark))


def diagnoses(rows: Sequence[dict[str, object]]) -> tuple[Diagnosis, ...]:
    """The rows as the case holds them. Raises Invalid for a row without code and words."""
    return tuple(Diagnosis(**{key: str(value or "") for key, value in row.items()}) for row in rows)


def _hit(entry: Icd10) -> Hit:
    line = f"{entry.code} {entry.description}"
    return Hit(
        entry, line if entry.billable else texts.NOT_BILLABLE_MARK.format(entry.code, entry.description)
    )


def _remark(code: str) -> str:
    entry = icd10(code)
    if entry is None:
        return texts.UNKNOWN_CODE.format(code)
    return "" if entry.billable else texts.NOT_BILLABLE.format(code, entry.note or texts.FINER_CODE)
