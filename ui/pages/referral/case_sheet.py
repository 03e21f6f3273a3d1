"""The sheets of a case: opening and changing it, and ending the episode."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from charting import clock
from charting.actions.setting_up import save
from charting.errors import Invalid
from charting.model.case import Area, Case, CaseKind, CaseStatus, DischargeReason, Side
from charting.model.field import find_prompt
from charting.reference.loader import areas
from charting.summaries.client_file import ClientFile
from ui.desk import Desk
from ui.pages.record_sheet import MOST, Recipe, RecordSheet, Values, require
from ui.pages.referral import texts
from ui.pages.referral.diagnoses_field import DiagnosesField, diagnoses
from ui.widgets.date_entry import DateEntry
from ui.widgets.entry_columns import side, text
from ui.widgets.fields import ChoiceField, LineField, TextField
from ui.widgets.form import Form
from ui.widgets.rows_field import RowsField

_LONG = ("onset", "mechanism", "aggravating", "relieving")
Done = Callable[[Case], object]


def edit_case(desk: Desk, parent: QWidget, file: ClientFile, case: Case | None, done: Done) -> None:
    """Open the sheet of a case, or of a new one; `done(case)` when stored."""

    def open_sheet(regions: Sequence[str]) -> None:
        recipe = Recipe(show=_show, make=lambda base, values: _make(file, base, values), store=save,
                        places={"region": "areas", "words": "diagnoses"})  # fmt: skip
        start: Values = {"kind": CaseKind.MEDICAL, "opened": clock.today()}
        title = texts.CASE_TITLE if case else texts.NEW_CASE_TITLE
        sheet = RecordSheet(desk, title, _form(desk, file, case, regions), recipe, case, start, done, parent)
        sheet.resize(760, MOST)
        sheet.form.field("complaint").setFocus()
        sheet.open()

    desk.read(lambda _chart: areas(), open_sheet, parent)


def end_case(desk: Desk, parent: QWidget, case: Case, done: Done) -> None:
    """Open the sheet for the discharge, or for going over to maintenance care."""
    form = _ending_form()
    recipe = Recipe(show=_show_ending, make=_make_ending, store=save)
    RecordSheet(desk, texts.DISCHARGE_TITLE, form, recipe, case, {}, done, parent).open()


def reopened(case: Case) -> Case:
    """The case open again; how it stood at its end stays written down."""
    return case.with_changes(status=CaseStatus.OPEN, closed=None, discharge_reason=None)


def _form(desk: Desk, file: ClientFile, case: Case | None, regions: Sequence[str]) -> Form:
    form = Form()
    form.add(
        "complaint", LineField(find_prompt(Case, "complaint"), texts.COMPLAINT_HINT, longest=160), span=2
    )
    form.add("kind", ChoiceField(find_prompt(Case, "kind"), [(kind, kind.capitalize()) for kind in CaseKind]))
    form.add("opened", DateEntry(find_prompt(Case, "opened")))
    columns = [
        text("region", find_prompt(Area, "region"), regions),
        side(title=find_prompt(Area, "side"), width=120),
    ]
    form.add("areas", RowsField(find_prompt(Case, "areas"), columns, texts.ADD_REGION), span=2)
    field = DiagnosesField(desk, _stated_by(file, case))
    form.put(field.finder, span=2)
    form.add("diagnoses", field, span=2)
    for name in _LONG:
        form.add(name, TextField(find_prompt(Case, name)))
    form.add("previous_care", TextField(find_prompt(Case, "previous_care")), span=2)
    form.add("payer", LineField(find_prompt(Case, "payer"), longest=160))
    form.add("claim_number", LineField(find_prompt(Case, "claim_number"), longest=80))
    return form


def _stated_by(file: ClientFile, case: Case | None) -> list[str]:
    """The newest referrer of the case first, then all others: who has stated it, most likely."""
    referrer = file.of_case(case).referrer if case else None
    first = [referrer.titled] if referrer else []
    return list(dict.fromkeys([*first, *(provider.titled for provider in file.providers.values())]))


def _show(case: Case) -> Values:
    shown = {
        name: getattr(case, name)
        for name in ("complaint", "kind", "opened", "previous_care", "payer", *_LONG)
    }
    shown["claim_number"] = case.claim_number
    shown["areas"] = tuple({"region": area.region, "side": area.side or None} for area in case.areas)
    shown["diagnoses"] = tuple(
        {"code": each.code, "words": each.words, "stated_by": each.stated_by} for each in case.diagnoses
    )
    return shown


def _make(file: ClientFile, case: Case | None, values: Values) -> Case:
    require(Case, values, "opened")
    if not values["complaint"]:
        raise Invalid("complaint", texts.COMPLAINT_NEEDED)
    changes: Values = {
        **values,
        "kind": CaseKind(values["kind"]),
        "areas": _areas(values["areas"]),
        "diagnoses": diagnoses(values["diagnoses"]),
    }
    return case.with_changes(**changes) if case else Case(client_id=file.client.id, **changes)


def _areas(rows: Sequence[Values]) -> tuple[Area, ...]:
    if any(not row["region"] for row in rows):
        raise Invalid("areas", texts.REGION_NEEDED)
    return tuple(Area(region=row["region"], side=row["side"] or Side.NONE) for row in rows)


def _ending_form() -> Form:
    form = Form()
    endings = [
        (status, texts.STATUS_WORDS[status]) for status in (CaseStatus.DISCHARGED, CaseStatus.MAINTENANCE)
    ]
    status = form.add("status", ChoiceField(find_prompt(Case, "status"), endings), span=2)
    closed = form.add("closed", DateEntry(find_prompt(Case, "closed"), past=True))
    reasons = [(reason, reason.capitalize()) for reason in DischargeReason]
    reason = form.add(
        "discharge_reason", ChoiceField(find_prompt(Case, "discharge_reason"), reasons, none=texts.CHOOSE)
    )
    form.add(
        "discharge_outcome",
        TextField(find_prompt(Case, "discharge_outcome"), texts.OUTCOME_HINT, lines=3),
        span=2,
    )
    for field in (closed, reason):
        status.changed.connect(lambda value, field=field: field.setVisible(value == CaseStatus.DISCHARGED))
    return form


def _show_ending(case: Case) -> Values:
    return {
        "status": CaseStatus.DISCHARGED,
        "closed": clock.today(),
        "discharge_reason": None,
        "discharge_outcome": case.discharge_outcome,
    }


def _make_ending(case: Case | None, values: Values) -> Case:
    if case is None:
        raise Invalid("status", texts.NO_CASE)
    if values["status"] == CaseStatus.MAINTENANCE:
        return reopened(case).with_changes(
            status=CaseStatus.MAINTENANCE, discharge_outcome=values["discharge_outcome"]
        )
    reason = values["discharge_reason"]
    return case.with_changes(
        status=CaseStatus.DISCHARGED,
        closed=values["closed"],
        discharge_reason=DischargeReason(reason) if reason else None,
        discharge_outcome=values["discharge_outcome"],
    )
