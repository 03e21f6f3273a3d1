"""The sheet of a client: registration, and every change of particulars, health history and alerts."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from charting import clock
from charting.actions.clients import register_client, update_client
from charting.errors import Invalid
from charting.model.client import Alert, Client, HealthHistory, Person, Sex
from charting.model.provider import Provider
from ui.desk import Desk
from ui.pages import sheet_texts as texts
from ui.pages.client_form import HISTORY, PEOPLE, client_form
from ui.pages.record_sheet import MOST, Recipe, RecordSheet, Values
from ui.pages.similar_notice import SimilarNotice

_PLAIN = (
    "given_name", "family_name", "preferred_name", "birth_date", "sex", "pronouns", "phone", "email", "address",
    "occupation", "activities", "primary_care_id", "notes",
)  # fmt: skip


class ClientSheet(RecordSheet[Client]):
    """Everything about a person; without `client` a new one is registered under the next chart number."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        client: Client | None,
        providers: Mapping[str, Provider],
        done: Callable[[Client], object],
    ) -> None:
        recipe = Recipe(
            show=_show,
            make=_make,
            store=update_client if client else register_client,
            places={"guardian": "guardian_name", "text": "alerts"},
        )
        similar = SimilarNotice(desk, client.id if client else "")
        form = client_form(desk, providers, similar)
        title = texts.CHANGE_CLIENT if client else texts.REGISTER
        save = texts.SAVE if client else texts.REGISTER_BUTTON
        super().__init__(desk, title, form, recipe, client, {"sex": ""}, done, parent, save)
        self.resize(760, MOST)
        self.similar = similar
        similar.watch(form)
        form.field("family_name").setFocus()


def register_client_sheet(desk: Desk, parent: QWidget, done: Callable[[Client], object]) -> ClientSheet:
    """Open the sheet for a new client; `done(client)` when registered. A similar name is flagged, never refused."""
    sheet = ClientSheet(desk, parent, None, {}, done)
    sheet.open()
    return sheet


def _show(client: Client) -> Values:
    shown: dict[str, object] = {name: getattr(client, name) for name in _PLAIN}
    shown.update({name: getattr(client.history, name) for name in HISTORY})
    shown["alerts"] = tuple({"text": alert.text, "action": alert.action} for alert in client.alerts)
    for person in PEOPLE:
        known: Person | None = getattr(client, person)
        for part in ("name", "relation", "phone"):
            shown[f"{person}_{part}"] = getattr(known, part) if known else ""
    return shown


def _make(client: Client | None, values: Values) -> Client:
    if values["birth_date"] is None:
        raise Invalid("birth_date", texts.BIRTH_DATE_NEEDED)
    changes: dict[str, Any] = {name: values[name] for name in _PLAIN}
    changes["sex"] = Sex(values["sex"])
    changes["history"] = HealthHistory(**{name: values[name] for name in HISTORY})
    changes["alerts"] = _alerts(values["alerts"])
    changes |= {person: _person(values, person) for person in PEOPLE}
    made = client.with_changes(**changes) if client else Client(**changes)
    made.check_on(clock.today())
    return made


def _person(values: Values, person: str) -> Person | None:
    name, relation, phone = (str(values[f"{person}_{part}"]) for part in ("name", "relation", "phone"))
    if not (name or relation or phone):
        return None
    if not name:
        raise Invalid(f"{person}_name", texts.PERSON_NEEDS_NAME)
    return Person(name=name, relation=relation, phone=phone)


def _alerts(rows: object) -> tuple[Alert, ...]:
    found = rows if isinstance(rows, tuple) else ()
    if any(not row["text"] for row in found):
        raise Invalid("alerts", texts.ALERT_NEEDS_TEXT)
    return tuple(Alert(text=row["text"], action=row["action"] or "") for row in found)
