"""The sheet of a client: registers a client and edits their details, health history and alerts."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from charting import clock
from charting.actions.clients import register_client, update_client
from charting.errors import Invalid
from charting.model.client import Alert, Client, HealthHistory, Person, Sex
from charting.model.field import find_prompt
from charting.model.provider import Provider
from ui.core.chart_client import ChartClient
from ui.pages.records import texts
from ui.pages.records.provider_field import ProviderField
from ui.pages.records.record_sheet import MAX_SHEET_HEIGHT, RecordBinding, RecordSheet, Values
from ui.pages.records.similar_name_notice import SimilarNameNotice
from ui.widgets.entry_table.entry_columns import make_text_column
from ui.widgets.entry_table.rows_field import RowsField
from ui.widgets.fields.basic_fields import ChoiceField, LineField, ListField, TextField
from ui.widgets.fields.date_fields import DateField
from ui.widgets.fields.field_form import FieldForm

PERSON_FIELDS = ("emergency_contact", "guardian")
_LIST_FIELDS = ("conditions", "medications", "allergies", "surgeries", "injuries", "implants")
HISTORY_FIELDS = (*_LIST_FIELDS, "pregnancy", "reviewed")


def build_client_form(
    chart_client: ChartClient, providers: Mapping[str, Provider], below_names: QWidget
) -> FieldForm:
    """Build the form; `below_names` is placed below the names, for a warning about similar names."""
    form = FieldForm()
    _add_name(form, below_names)
    _add_alerts(form)
    _add_contact(form)
    _add_person(form, "guardian", find_prompt(Client, "guardian"))
    _add_person(form, "emergency_contact", find_prompt(Client, "emergency_contact"))
    _add_history(form)
    form.add_heading(find_prompt(Client, "primary_care_id"))
    form.add_field(
        "primary_care_id",
        ProviderField(chart_client, find_prompt(Client, "primary_care_id"), providers),
        span=2,
    ).hide_label()
    form.add_field("notes", TextField(find_prompt(Client, "notes")), span=2)
    return form


def _add_name(form: FieldForm, below_names: QWidget) -> None:
    form.add_field("family_name", LineField(find_prompt(Client, "family_name"), longest=120))
    form.add_field("given_name", LineField(find_prompt(Client, "given_name"), longest=120))
    form.add_cell(below_names, span=2)
    form.add_field("birth_date", DateField(find_prompt(Client, "birth_date"), birth=True))
    form.add_field("preferred_name", LineField(find_prompt(Client, "preferred_name"), longest=80))
    form.add_field(
        "sex",
        ChoiceField(
            find_prompt(Client, "sex"), [(Sex(value), label) for value, label in texts.SEX_CHOICES.items()]
        ),
    )
    form.add_field("pronouns", LineField(find_prompt(Client, "pronouns"), longest=40))
    form.add_field("occupation", LineField(find_prompt(Client, "occupation"), longest=160))
    form.add_field("activities", LineField(find_prompt(Client, "activities"), longest=300))


def _add_alerts(form: FieldForm) -> None:
    form.add_heading(find_prompt(Client, "alerts"))
    columns = [
        make_text_column("text", find_prompt(Alert, "text"), bold=True),
        make_text_column("action", find_prompt(Alert, "action")),
    ]
    alerts = RowsField(find_prompt(Client, "alerts"), columns, texts.ADD_ALERT, texts.ALERTS_HINT)
    form.add_field("alerts", alerts, span=2)
    alerts.hide_label()


def _add_contact(form: FieldForm) -> None:
    form.add_heading(texts.CONTACT_HEADING)
    form.add_field("phone", LineField(find_prompt(Client, "phone"), longest=60))
    form.add_field("email", LineField(find_prompt(Client, "email"), longest=120))
    form.add_field("address", TextField(find_prompt(Client, "address"), lines=2, most=4), span=2)


def _add_person(form: FieldForm, person: str, heading: str) -> None:
    form.add_heading(heading)
    form.add_field(f"{person}_name", LineField(find_prompt(Person, "name"), longest=160), span=2)
    form.add_field(f"{person}_relation", LineField(find_prompt(Person, "relation"), longest=60))
    form.add_field(f"{person}_phone", LineField(find_prompt(Person, "phone"), longest=60))


def _add_history(form: FieldForm) -> None:
    form.add_heading(find_prompt(Client, "history"))
    for name in _LIST_FIELDS:
        form.add_field(name, ListField(find_prompt(HealthHistory, name), placeholder=texts.ONE_A_LINE))
    form.add_field("pregnancy", LineField(find_prompt(HealthHistory, "pregnancy"), longest=200))
    form.add_field("reviewed", DateField(find_prompt(HealthHistory, "reviewed"), past=True))


_PLAIN_FIELDS = (
    "given_name", "family_name", "preferred_name", "birth_date", "sex", "pronouns", "phone", "email", "address",
    "occupation", "activities", "primary_care_id", "notes",
)  # fmt: skip


class ClientSheet(RecordSheet[Client]):
    """Edits everything about a client; without `client`, registers a new one under the next chart number."""

    def __init__(
        self,
        chart_client: ChartClient,
        parent: QWidget,
        client: Client | None,
        providers: Mapping[str, Provider],
        done: Callable[[Client], object],
    ) -> None:
        binding = RecordBinding(
            show=_read_client_values,
            make=_build_client,
            store=update_client if client else register_client,
            places={"guardian": "guardian_name", "text": "alerts"},
        )
        similar = SimilarNameNotice(chart_client, client.id if client else "")
        form = build_client_form(chart_client, providers, similar)
        title = texts.CHANGE_CLIENT if client else texts.REGISTER
        save = texts.SAVE if client else texts.REGISTER_BUTTON
        super().__init__(chart_client, title, form, binding, client, {"sex": ""}, done, parent, save)
        self.resize(760, MAX_SHEET_HEIGHT)
        self.similar = similar
        similar.watch_names(form)
        form.get_field("family_name").setFocus()


def open_registration_sheet(
    chart_client: ChartClient, parent: QWidget, done: Callable[[Client], object]
) -> ClientSheet:
    """Open the sheet for a new client; call `done(client)` once registered. A similar name gives a warning only."""
    sheet = ClientSheet(chart_client, parent, None, {}, done)
    sheet.open()
    return sheet


def _read_client_values(client: Client) -> Values:
    values: dict[str, object] = {name: getattr(client, name) for name in _PLAIN_FIELDS}
    values.update({name: getattr(client.history, name) for name in HISTORY_FIELDS})
    values["alerts"] = tuple({"text": alert.text, "action": alert.action} for alert in client.alerts)
    for person in PERSON_FIELDS:
        contact: Person | None = getattr(client, person)
        for part in ("name", "relation", "phone"):
            values[f"{person}_{part}"] = getattr(contact, part) if contact else ""
    return values


def _build_client(client: Client | None, values: Values) -> Client:
    if values["birth_date"] is None:
        raise Invalid("birth_date", texts.BIRTH_DATE_NEEDED)
    changes: dict[str, Any] = {name: values[name] for name in _PLAIN_FIELDS}
    changes["sex"] = Sex(values["sex"])
    changes["history"] = HealthHistory(**{name: values[name] for name in HISTORY_FIELDS})
    changes["alerts"] = _build_alerts(values["alerts"])
    changes |= {person: _build_person(values, person) for person in PERSON_FIELDS}
    built = client.with_changes(**changes) if client else Client(**changes)
    built.check_for_day(clock.today())
    return built


def _build_person(values: Values, person: str) -> Person | None:
    name, relation, phone = (str(values[f"{person}_{part}"]) for part in ("name", "relation", "phone"))
    if not (name or relation or phone):
        return None
    if not name:
        raise Invalid(f"{person}_name", texts.PERSON_NEEDS_NAME)
    return Person(name=name, relation=relation, phone=phone)


def _build_alerts(rows: object) -> tuple[Alert, ...]:
    alerts = rows if isinstance(rows, tuple) else ()
    if any(not row["text"] for row in alerts):
        raise Invalid("alerts", texts.ALERT_NEEDS_TEXT)
    return tuple(Alert(text=row["text"], action=row["action"] or "") for row in alerts)
