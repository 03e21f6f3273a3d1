"""Diagnoses: searched in ICD-10-CM by code or words, or typed, each with who stated it."""

from collections.abc import Sequence

from charting.model.case import Case, Diagnosis
from charting.model.field import find_prompt
from charting.reference.entries import Icd10
from charting.reference.icd10 import find_icd10, search_icd10
from ui.core.chart_client import ChartClient
from ui.pages.referral import texts
from ui.widgets.entry_table.entry_columns import make_text_column
from ui.widgets.entry_table.rows_field import RowsField
from ui.widgets.fields.lookup_field import HitsCallback, LookupField, LookupHit


class DiagnosesField(RowsField):
    """The rows of diagnoses. The caller places `finder`, the line that adds one, above them. `stated_by` are completions.

    Each added row starts with the first name of `stated_by`. Any code is allowed; the footer notes codes that a claim would reject.
    """

    def __init__(self, chart_client: ChartClient, stated_by: Sequence[str]) -> None:
        columns = [
            make_text_column("code", find_prompt(Diagnosis, "code"), width=96, bold=True),
            make_text_column("words", find_prompt(Diagnosis, "words")),
            make_text_column("stated_by", find_prompt(Diagnosis, "stated_by"), stated_by, width=180),
        ]
        super().__init__(find_prompt(Case, "diagnoses"), columns, texts.ADD_DIAGNOSIS, texts.DIAGNOSES_HINT)
        self._chart_client, self._default_stated_by = chart_client, next(iter(stated_by), "")
        self.finder = LookupField(
            texts.FIND_DIAGNOSIS,
            self._search_codes,
            hint=texts.FIND_DIAGNOSIS_HINT,
            unknown=texts.DIAGNOSIS_NOT_PICKED,
        )
        self.finder.picked.connect(self._add_picked)
        self.changed.connect(lambda _: self._check_codes())

    def set_value(self, value: object) -> None:
        """Show the rows, and notes on their codes."""
        super().set_value(value)
        self._check_codes()

    def describe_problem(self) -> str:
        """Describe a cell that cannot be read, or a diagnosis that was typed in the finder and not added."""
        return super().describe_problem() or self.finder.describe_problem()

    def _search_codes(self, typed: str, show_hits: HitsCallback) -> None:
        self._chart_client.run_query(
            lambda _chart: search_icd10(typed), lambda entries: show_hits(list(map(_make_hit, entries))), self
        )

    def _add_picked(self, entry: Icd10) -> None:
        self.add_row({"code": entry.code, "words": entry.description, "stated_by": self._default_stated_by})
        self.finder.show_hit(None)
        self.finder.setFocus()

    def _check_codes(self) -> None:
        codes = [str(row["code"]) for row in self.table.get_rows() if row["code"]]
        self._chart_client.run_query(
            lambda _chart: [_describe_code(code) for code in codes], self._show_remarks, self
        )

    def _show_remarks(self, remarks: Sequence[str]) -> None:
        self.table.set_footer(" ".join(remark for remark in remarks if remark))


def build_diagnoses(rows: Sequence[dict[str, object]]) -> tuple[Diagnosis, ...]:
    """Turn the rows into diagnoses. Raises Invalid for a row without code and words."""
    return tuple(Diagnosis(**{key: str(value or "") for key, value in row.items()}) for row in rows)


def _make_hit(entry: Icd10) -> LookupHit:
    line = f"{entry.code} {entry.description}"
    return LookupHit(
        entry, line if entry.billable else texts.NOT_BILLABLE_MARK.format(entry.code, entry.description)
    )


def _describe_code(code: str) -> str:
    entry = find_icd10(code)
    if entry is None:
        return texts.UNKNOWN_CODE.format(code)
    return "" if entry.billable else texts.NOT_BILLABLE.format(code, entry.note or texts.FINER_CODE)
