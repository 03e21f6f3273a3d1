"""The sheets of a referral, a consent and a contact."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from charting import clock
from charting.actions.plain_records import save_record
from charting.errors import Invalid
from charting.model.case import Case, Referral
from charting.model.consent import Channel, Consent, Contact
from charting.model.field import find_prompt
from charting.model.record import Record
from charting.summaries.client_records import ClientRecords
from ui.core.chart_client import ChartClient
from ui.pages.records.provider_field import ProviderField
from ui.pages.records.record_sheet import RecordBinding, RecordSheet, Values, require_values
from ui.pages.referral import texts
from ui.widgets.fields.basic_fields import CheckField, ChoiceField, LineField, NumberField, TextField
from ui.widgets.fields.date_fields import DateField
from ui.widgets.fields.field_form import FieldForm

Done = Callable[[Record], object]


def edit_referral(
    chart_client: ChartClient,
    parent: QWidget,
    file: ClientRecords,
    case: Case,
    referral: Referral | None,
    done: Done,
) -> None:
    """Open the sheet of a referral of the case, or of a new one."""

    def build_referral(base: Referral | None, values: Values) -> Referral:
        require_values(Referral, values, "received")
        if not values["provider_id"]:
            raise Invalid("provider_id", texts.PROVIDER_NEEDED)
        return (
            base.with_changes(**values)
            if base
            else Referral(client_id=case.client_id, case_id=case.id, **values)
        )

    form = FieldForm()
    form.add_field(
        "provider_id",
        ProviderField(chart_client, find_prompt(Referral, "provider_id"), file.providers),
        span=2,
    )
    form.add_field("written", DateField(find_prompt(Referral, "written"), past=True))
    form.add_field("received", DateField(find_prompt(Referral, "received"), past=True))
    form.add_field(
        "visits_authorized",
        NumberField(find_prompt(Referral, "visits_authorized"), 1, 500, texts.VISITS_HINT),
    )
    form.add_field("valid_until", DateField(find_prompt(Referral, "valid_until")))
    form.add_field("instructions", TextField(find_prompt(Referral, "instructions"), lines=3), span=2)
    title = texts.REFERRAL_TITLE if referral else texts.NEW_REFERRAL_TITLE
    recipe = RecordBinding(show=_read_record_values, make=build_referral, store=save_record)
    sheet = RecordSheet(
        chart_client, title, form, recipe, referral, {"received": clock.today()}, done, parent
    )
    sheet.form.get_field("provider_id").setFocus()
    sheet.open()


def edit_contact(
    chart_client: ChartClient,
    parent: QWidget,
    file: ClientRecords,
    case: Case | None,
    contact: Contact | None,
    done: Done,
) -> None:
    """Open the sheet of a contact, or of a new one, which belongs to the case if there is one."""

    def build_contact(base: Contact | None, values: Values) -> Contact:
        require_values(Contact, values, "at")
        changes: Values = {**values, "channel": Channel(values["channel"])}
        if base is not None:
            same = base.at.replace(second=0, microsecond=0) == values["at"]  # a sheet shows no seconds
            return base.with_changes(**{**changes, "at": base.at if same else values["at"]})
        return Contact(client_id=file.client.id, case_id=case.id if case else None, **changes)

    form = FieldForm()
    form.add_field("at", DateField(find_prompt(Contact, "at"), with_time=True, past=True))
    form.add_field(
        "channel",
        ChoiceField(find_prompt(Contact, "channel"), [(each, each.capitalize()) for each in Channel]),
    )
    form.add_field(
        "provider_id",
        ProviderField(chart_client, find_prompt(Contact, "provider_id"), file.providers, texts.WITH_HINT),
        span=2,
    )
    form.add_field("what", TextField(find_prompt(Contact, "what"), lines=3), span=2)
    form.add_field("next_step", LineField(find_prompt(Contact, "next_step"), longest=300))
    form.add_field("next_by", DateField(find_prompt(Contact, "next_by")))
    form.add_field("done", CheckField(find_prompt(Contact, "done")))
    start: Values = {"at": clock.now(), "channel": Channel.PHONE}
    title = texts.CONTACT_TITLE if contact else texts.NEW_CONTACT_TITLE
    recipe = RecordBinding(show=_read_record_values, make=build_contact, store=save_record)
    sheet = RecordSheet(chart_client, title, form, recipe, contact, start, done, parent)
    sheet.form.get_field("what").setFocus()
    sheet.open()


def open_revoke_sheet(chart_client: ChartClient, parent: QWidget, consent: Consent, done: Done) -> None:
    """Ask from when the consent no longer holds, and store that."""

    def build_revoked(base: Consent | None, values: Values) -> Consent:
        require_values(Consent, values, "revoked")
        return (base or consent).with_changes(**values)

    def read_values(_consent: Consent) -> Values:
        return {"revoked": clock.today()}

    form = FieldForm()
    form.add_field("revoked", DateField(find_prompt(Consent, "revoked")))
    recipe = RecordBinding(show=read_values, make=build_revoked, store=save_record)
    sheet = RecordSheet(
        chart_client, texts.REVOKE_TITLE, form, recipe, consent, {}, done, parent, texts.REVOKE_SAVE
    )
    sheet.resize(480, 260)
    sheet.form.get_field("revoked").setFocus()
    sheet.open()


def _read_record_values(record: Record) -> Values:
    return {name: getattr(record, name) for name in record.__struct_fields__}
