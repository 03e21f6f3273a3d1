"""The fields of the client's sheet, in the order in which one asks for them."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from charting.model.client import Sex
from charting.model.provider import Provider
from ui.desk import Desk
from ui.pages import sheet_texts as texts
from ui.pages.provider_field import ProviderField
from ui.widgets.date_entry import DateEntry
from ui.widgets.entry_columns import text
from ui.widgets.fields import ChoiceField, LineField, ListField, TextField
from ui.widgets.form import Form
from ui.widgets.rows_field import RowsField

PEOPLE = ("emergency_contact", "guardian")
_LISTS = {
    "conditions": texts.CONDITIONS,
    "medications": texts.MEDICATIONS,
    "allergies": texts.ALLERGIES,
    "surgeries": texts.SURGERIES,
    "injuries": texts.INJURIES,
    "implants": texts.IMPLANTS,
}
HISTORY = (*_LISTS, "pregnancy", "reviewed")


def client_form(desk: Desk, providers: Mapping[str, Provider], below_names: QWidget) -> Form:
    """The form; `below_names` stands where a warning about the name belongs."""
    form = Form()
    _add_name(form, below_names)
    _add_alerts(form)
    _add_contact(form)
    _add_person(form, "guardian", texts.GUARDIAN_HEADING)
    _add_person(form, "emergency_contact", texts.EMERGENCY_HEADING)
    _add_history(form)
    form.heading(texts.PRIMARY_CARE)
    form.add("primary_care_id", ProviderField(desk, texts.PRIMARY_CARE, providers), span=2).hide_label()
    form.add("notes", TextField(texts.NOTES), span=2)
    return form


def _add_name(form: Form, below: QWidget) -> None:
    form.add("family_name", LineField(texts.FAMILY_NAME, longest=120))
    form.add("given_name", LineField(texts.GIVEN_NAME, longest=120))
    form.put(below, span=2)
    form.add("birth_date", DateEntry(texts.BIRTH_DATE, birth=True))
    form.add("preferred_name", LineField(texts.PREFERRED_NAME, longest=80))
    form.add(
        "sex", ChoiceField(texts.SEX, [(Sex(value), words) for value, words in texts.SEX_CHOICES.items()])
    )
    form.add("pronouns", LineField(texts.PRONOUNS, longest=40))
    form.add("occupation", LineField(texts.OCCUPATION, longest=160))
    form.add("activities", LineField(texts.ACTIVITIES, longest=300))


def _add_alerts(form: Form) -> None:
    form.heading(texts.ALERTS_HEADING)
    columns = [text("text", texts.ALERT, bold=True), text("action", texts.ALERT_ACTION)]
    alerts = RowsField(texts.ALERTS, columns, texts.ADD_ALERT, texts.ALERTS_HINT)
    form.add("alerts", alerts, span=2)
    alerts.hide_label()


def _add_contact(form: Form) -> None:
    form.heading(texts.CONTACT_HEADING)
    form.add("phone", LineField(texts.PHONE, longest=60))
    form.add("email", LineField(texts.EMAIL, longest=120))
    form.add("address", TextField(texts.ADDRESS, lines=2, most=4), span=2)


def _add_person(form: Form, person: str, heading: str) -> None:
    form.heading(heading)
    form.add(f"{person}_name", LineField(texts.NAME, longest=160), span=2)
    form.add(f"{person}_relation", LineField(texts.RELATION, longest=60))
    form.add(f"{person}_phone", LineField(texts.PHONE, longest=60))


def _add_history(form: Form) -> None:
    form.heading(texts.HISTORY_HEADING)
    for name, label in _LISTS.items():
        form.add(name, ListField(label, placeholder=texts.ONE_A_LINE))
    form.add("pregnancy", LineField(texts.PREGNANCY, longest=200))
    form.add("reviewed", DateEntry(texts.REVIEWED, past=True))
