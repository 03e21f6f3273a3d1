"""The sheets of a referral, a consent and a contact."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from charting import clock
from charting.actions.setting_up import save
from charting.errors import Invalid
from charting.model.case import Case, Referral
from charting.model.consent import Channel, Consent, Contact
from charting.model.record import Record
from charting.summaries.client_file import ClientFile
from ui.desk import Desk
from ui.pages.provider_field import ProviderField
from ui.pages.record_sheet import Recipe, RecordSheet, Values, require
from ui.pages.referral import texts
from ui.widgets.date_entry import DateEntry
from ui.widgets.fields import CheckField, ChoiceField, LineField, NumberField, TextField
from ui.widgets.form import Form

Done = Callable[[Record], object]


def edit_referral(
    desk: Desk, parent: QWidget, file: ClientFile, case: Case, referral: Referral | None, done: Done
) -> None:
    """Open the sheet of a referral of the case, or of a new one."""

    def make(base: Referral | None, values: Values) -> Referral:
        require(Referral, values, "received")
        if not values["provider_id"]:
            raise Invalid("provider_id", texts.PROVIDER_NEEDED)
        return (
            base.with_changes(**values)
            if base
            else Referral(client_id=case.client_id, case_id=case.id, **values)
        )

    form = Form()
    form.add("provider_id", ProviderField(desk, texts.PROVIDER, file.providers), span=2)
    form.add("written", DateEntry(texts.WRITTEN, past=True))
    form.add("received", DateEntry(texts.RECEIVED, past=True))
    form.add("visits_authorized", NumberField(texts.VISITS_AUTHORIZED, 1, 500, texts.VISITS_HINT))
    form.add("valid_until", DateEntry(texts.UNTIL))
    form.add("instructions", TextField(texts.INSTRUCTIONS, lines=3), span=2)
    title = texts.REFERRAL_TITLE if referral else texts.NEW_REFERRAL_TITLE
    recipe = Recipe(show=_fields_of, make=make, store=save)
    sheet = RecordSheet(desk, title, form, recipe, referral, {"received": clock.today()}, done, parent)
    sheet.form.field("provider_id").setFocus()
    sheet.open()


def edit_contact(
    desk: Desk, parent: QWidget, file: ClientFile, case: Case | None, contact: Contact | None, done: Done
) -> None:
    """Open the sheet of a contact, or of a new one, which belongs to the case if there is one."""

    def make(base: Contact | None, values: Values) -> Contact:
        require(Contact, values, "at")
        changes: Values = {**values, "channel": Channel(values["channel"])}
        if base is not None:
            same = base.at.replace(second=0, microsecond=0) == values["at"]  # a sheet shows no seconds
            return base.with_changes(**{**changes, "at": base.at if same else values["at"]})
        return Contact(client_id=file.client.id, case_id=case.id if case else None, **changes)

    form = Form()
    form.add("at", DateEntry(texts.WHEN, with_time=True, past=True))
    form.add("channel", ChoiceField(texts.CHANNEL, [(each, each.capitalize()) for each in Channel]))
    form.add("provider_id", ProviderField(desk, texts.WITH, file.providers, texts.WITH_HINT), span=2)
    form.add("what", TextField(texts.WHAT, lines=3), span=2)
    form.add("next_step", LineField(texts.NEXT_STEP, longest=300))
    form.add("next_by", DateEntry(texts.NEXT_BY))
    form.add("done", CheckField(texts.DONE))
    start: Values = {"at": clock.now(), "channel": Channel.PHONE}
    title = texts.CONTACT_TITLE if contact else texts.NEW_CONTACT_TITLE
    recipe = Recipe(show=_fields_of, make=make, store=save)
    sheet = RecordSheet(desk, title, form, recipe, contact, start, done, parent)
    sheet.form.field("what").setFocus()
    sheet.open()


def revoke_consent(desk: Desk, parent: QWidget, consent: Consent, done: Done) -> None:
    """Ask from when the consent no longer holds, and store that."""

    def make(base: Consent | None, values: Values) -> Consent:
        require(Consent, values, "revoked")
        return (base or consent).with_changes(**values)

    def show(_consent: Consent) -> Values:
        return {"revoked": clock.today()}

    form = Form()
    form.add("revoked", DateEntry(texts.REVOKED_ON))
    recipe = Recipe(show=show, make=make, store=save)
    sheet = RecordSheet(desk, texts.REVOKE_TITLE, form, recipe, consent, {}, done, parent, texts.REVOKE_SAVE)
    sheet.resize(480, 260)
    sheet.form.field("revoked").setFocus()
    sheet.open()


def _fields_of(record: Record) -> Values:
    return {name: getattr(record, name) for name in record.__struct_fields__}
