"""The fields of the client's sheet, in the order in which one asks for them."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from charting.model.client import Alert, Client, HealthHistory, Person, Sex
from charting.model.field import find_prompt
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
_LISTS = ("conditions", "medications", "allergies", "surgeries", "injuries", "implants")
HISTORY = (*_LISTS, "pregnancy", "reviewed")


def client_form(desk: Desk, providers: Mapping[str, Provider], below_names: QWidget) -> Form:
    """The form; `below_names` stands where a warning about the name belongs."""
    form = Form()
    _add_name(form, below_names)
    _add_alerts(form)
    _add_contact(form)
    _add_person(form, "guardian", find_prompt(Client, "guardian"))
    _add_person(form, "emergency_contact", find_prompt(Client, "emergency_contact"))
    _add_history(form)
    form.heading(find_prompt(Client, "primary_care_id"))
    form.add(
        "primary_care_id", ProviderField(desk, find_prompt(Client, "primary_care_id"), providers), span=2
    ).hide_label()
    form.add("notes", TextField(find_prompt(Client, "notes")), span=2)
    return form


def _add_name(form: Form, below: QWidget) -> None:
    form.add("family_name", LineField(find_prompt(Client, "family_name"), longest=120))
    form.add("given_name", LineField(find_prompt(Client, "given_name"), longest=120))
    form.put(below, span=2)
    form.add("birth_date", DateEntry(find_prompt(Client, "birth_date"), birth=True))
    form.add("preferred_name", LineField(find_prompt(Client, "preferred_name"), longest=80))
    form.add(
        "sex",
        ChoiceField(
            find_prompt(Client, "sex"), [(Sex(value), words) for value, words in texts.SEX_CHOICES.items()]
        ),
    )
    form.add("pronouns", LineField(find_prompt(Client, "pronouns"), longest=40))
    form.add("occupation", LineField(find_prompt(Client, "occupation"), longest=160))
    form.add("activities", LineField(find_prompt(Client, "activities"), longest=300))


def _add_alerts(form: Form) -> None:
    form.heading(find_prompt(Client, "alerts"))
    columns = [
        text("text", find_prompt(Alert, "text"), bold=True),
        text("action", find_prompt(Alert, "action")),
    ]
    alerts = RowsField(find_prompt(Client, "alerts"), columns, texts.ADD_ALERT, texts.ALERTS_HINT)
    form.add("alerts", alerts, span=2)
    alerts.hide_label()


def _add_contact(form: Form) -> None:
    form.heading(texts.CONTACT_HEADING)
    form.add("phone", LineField(find_prompt(Client, "phone"), longest=60))
    form.add("email", LineField(find_prompt(Client, "email"), longest=120))
    form.add("address", TextField(find_prompt(Client, "address"), lines=2, most=4), span=2)


def _add_person(form: Form, person: str, heading: str) -> None:
    form.heading(heading)
    form.add(f"{person}_name", LineField(find_prompt(Person, "name"), longest=160), span=2)
    form.add(f"{person}_relation", LineField(find_prompt(Person, "relation"), longest=60))
    form.add(f"{person}_phone", LineField(find_prompt(Person, "phone"), longest=60))


def _add_history(form: Form) -> None:
    form.heading(find_prompt(Client, "history"))
    for name in _LISTS:
        form.add(name, ListField(find_prompt(HealthHistory, name), placeholder=texts.ONE_A_LINE))
    form.add("pregnancy", LineField(find_prompt(HealthHistory, "pregnancy"), longest=200))
    form.add("reviewed", DateEntry(find_prompt(HealthHistory, "reviewed"), past=True))
