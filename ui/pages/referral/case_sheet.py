"""The sheets of a case: opening and changing it, and ending the episode."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from charting import clock
from charting.actions.plain_records import save_record
from charting.errors import Invalid
from charting.model.case import Area, Case, CaseKind, CaseStatus, DischargeReason, Side
from charting.model.field import find_prompt
from charting.reference.loader import list_body_areas
from charting.summaries.client_record_text import CASE_STATUS_WORDS
from charting.summaries.client_records import ClientRecords
from ui.core.chart_client import ChartClient
from ui.pages.records.record_sheet import MAX_SHEET_HEIGHT, RecordBinding, RecordSheet, Values, require_values
from ui.pages.referral import texts
from ui.pages.referral.diagnoses_field import DiagnosesField, build_diagnoses
from ui.widgets.entry_table.entry_columns import make_side_column, make_text_column
from ui.widgets.entry_table.rows_field import RowsField
from ui.widgets.fields.basic_fields import ChoiceField, LineField, TextField
from ui.widgets.fields.date_fields import DateField
from ui.widgets.fields.field_form import FieldForm

_LONG_FIELDS = ("onset", "mechanism", "aggravating", "relieving")
Done = Callable[[Case], object]


def edit_case(
    chart_client: ChartClient, parent: QWidget, file: ClientRecords, case: Case | None, done: Done
) -> None:
    """Open the sheet of a case, or of a new one; `done(case)` when stored."""

    def open_sheet(regions: Sequence[str]) -> None:
        recipe = RecordBinding(show=_read_case_values, make=lambda base, values: _build_case(file, base, values), store=save_record,
                        places={"region": "areas", "words": "diagnoses"})  # fmt: skip
        start: Values = {"kind": CaseKind.MEDICAL, "opened": clock.today()}
        title = texts.CASE_TITLE if case else texts.NEW_CASE_TITLE
        sheet = RecordSheet(
            chart_client,
            title,
            _build_form(chart_client, file, case, regions),
            recipe,
            case,
            start,
            done,
            parent,
        )
        sheet.resize(760, MAX_SHEET_HEIGHT)
        sheet.form.get_field("complaint").setFocus()
        sheet.open()

    chart_client.run_query(lambda _chart: list_body_areas(), open_sheet, parent)


def open_discharge_sheet(chart_client: ChartClient, parent: QWidget, case: Case, done: Done) -> None:
    """Open the sheet for the discharge, or for going over to maintenance care."""
    form = _build_discharge_form()
    recipe = RecordBinding(show=_read_discharge_values, make=_build_discharged_case, store=save_record)
    RecordSheet(chart_client, texts.DISCHARGE_TITLE, form, recipe, case, {}, done, parent).open()


def reopen_case(case: Case) -> Case:
    """The case open again; how it stood at its end stays written down."""
    return case.with_changes(status=CaseStatus.OPEN, closed=None, discharge_reason=None)


def _build_form(
    chart_client: ChartClient, file: ClientRecords, case: Case | None, regions: Sequence[str]
) -> FieldForm:
    form = FieldForm()
    form.add_field(
        "complaint", LineField(find_prompt(Case, "complaint"), texts.COMPLAINT_HINT, longest=160), span=2
    )
    form.add_field(
        "kind", ChoiceField(find_prompt(Case, "kind"), [(kind, kind.capitalize()) for kind in CaseKind])
    )
    form.add_field("opened", DateField(find_prompt(Case, "opened")))
    columns = [
        make_text_column("region", find_prompt(Area, "region"), regions),
        make_side_column(title=find_prompt(Area, "side"), width=120),
    ]
    form.add_field("areas", RowsField(find_prompt(Case, "areas"), columns, texts.ADD_REGION), span=2)
    field = DiagnosesField(chart_client, _list_providers(file, case))
    form.add_cell(field.finder, span=2)
    form.add_field("diagnoses", field, span=2)
    for name in _LONG_FIELDS:
        form.add_field(name, TextField(find_prompt(Case, name)))
    form.add_field("previous_care", TextField(find_prompt(Case, "previous_care")), span=2)
    form.add_field("payer", LineField(find_prompt(Case, "payer"), longest=160))
    form.add_field("claim_number", LineField(find_prompt(Case, "claim_number"), longest=80))
    return form


def _list_providers(file: ClientRecords, case: Case | None) -> list[str]:
    """The newest referrer of the case first, then all others: who has stated it, most likely."""
    referrer = file.get_case_file(case).referrer if case else None
    first = [referrer.name_with_credentials] if referrer else []
    return list(
        dict.fromkeys([*first, *(provider.name_with_credentials for provider in file.providers.values())])
    )


def _read_case_values(case: Case) -> Values:
    shown = {
        name: getattr(case, name)
        for name in ("complaint", "kind", "opened", "previous_care", "payer", *_LONG_FIELDS)
    }
    shown["claim_number"] = case.claim_number
    shown["areas"] = tuple({"region": area.region, "side": area.side or None} for area in case.areas)
    shown["diagnoses"] = tuple(
        {"code": each.code, "words": each.words, "stated_by": each.stated_by} for each in case.diagnoses
    )
    return shown


def _build_case(file: ClientRecords, case: Case | None, values: Values) -> Case:
    require_values(Case, values, "opened")
    if not values["complaint"]:
        raise Invalid("complaint", texts.COMPLAINT_NEEDED)
    changes: Values = {
        **values,
        "kind": CaseKind(values["kind"]),
        "areas": _build_areas(values["areas"]),
        "diagnoses": build_diagnoses(values["diagnoses"]),
    }
    return case.with_changes(**changes) if case else Case(client_id=file.client.id, **changes)


def _build_areas(rows: Sequence[Values]) -> tuple[Area, ...]:
    if any(not row["region"] for row in rows):
        raise Invalid("areas", texts.REGION_NEEDED)
    return tuple(Area(region=row["region"], side=row["side"] or Side.NONE) for row in rows)


def _build_discharge_form() -> FieldForm:
    form = FieldForm()
    endings = [
        (status, CASE_STATUS_WORDS[status]) for status in (CaseStatus.DISCHARGED, CaseStatus.MAINTENANCE)
    ]
    status = form.add_field("status", ChoiceField(find_prompt(Case, "status"), endings), span=2)
    closed = form.add_field("closed", DateField(find_prompt(Case, "closed"), past=True))
    reasons = [(reason, reason.capitalize()) for reason in DischargeReason]
    reason = form.add_field(
        "discharge_reason", ChoiceField(find_prompt(Case, "discharge_reason"), reasons, none=texts.CHOOSE)
    )
    form.add_field(
        "discharge_outcome",
        TextField(find_prompt(Case, "discharge_outcome"), texts.OUTCOME_HINT, lines=3),
        span=2,
    )
    for field in (closed, reason):
        status.changed.connect(lambda value, field=field: field.setVisible(value == CaseStatus.DISCHARGED))
    return form


def _read_discharge_values(case: Case) -> Values:
    return {
        "status": CaseStatus.DISCHARGED,
        "closed": clock.today(),
        "discharge_reason": None,
        "discharge_outcome": case.discharge_outcome,
    }


def _build_discharged_case(case: Case | None, values: Values) -> Case:
    if case is None:
        raise Invalid("status", texts.NO_CASE)
    if values["status"] == CaseStatus.MAINTENANCE:
        return reopen_case(case).with_changes(
            status=CaseStatus.MAINTENANCE, discharge_outcome=values["discharge_outcome"]
        )
    reason = values["discharge_reason"]
    return case.with_changes(
        status=CaseStatus.DISCHARGED,
        closed=values["closed"],
        discharge_reason=DischargeReason(reason) if reason else None,
        discharge_outcome=values["discharge_outcome"],
    )
