"""The sheet of a consent: it begins with the one that is needed most, in words that usually fit."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from charting import clock
from charting.actions.setting_up import save
from charting.errors import Invalid
from charting.model.client import ADULT, age
from charting.model.consent import Consent, ConsentKind
from charting.summaries.client_file import CaseFile, ClientFile
from ui.desk import Desk
from ui.pages.provider_field import ProviderField
from ui.pages.record_sheet import Recipe, RecordSheet, Values, require
from ui.pages.referral import texts
from ui.pages.referral.columns import is_release
from ui.widgets.date_entry import DateEntry
from ui.widgets.fields import ChoiceField, LineField, TextField
from ui.widgets.form import Form


def edit_consent(
    desk: Desk,
    parent: QWidget,
    file: ClientFile,
    case: CaseFile | None,
    consent: Consent | None,
    done: Callable[[Consent], object],
) -> None:
    """Open the sheet of a consent, or of a new one."""

    def make(base: Consent | None, values: Values) -> Consent:
        return _make(file, base, values)

    form = _form(desk, file)
    title = texts.CONSENT_TITLE if consent else texts.NEW_CONSENT_TITLE
    recipe = Recipe(show=_show, make=make, store=save)
    start = {} if consent else _start(file, case)
    sheet = RecordSheet(desk, title, form, recipe, consent, start, done, parent)
    _follow_kind(form)
    sheet.form.field("kind").setFocus()
    sheet.open()


def _form(desk: Desk, file: ClientFile) -> Form:
    form = Form()
    form.add(
        "kind", ChoiceField(texts.KIND, [(kind, texts.CONSENT_KINDS[kind]) for kind in ConsentKind]), span=2
    )
    form.add("provider_id", ProviderField(desk, texts.RELEASE_PROVIDER, file.providers), span=2)
    form.add("scope", TextField(texts.SCOPE, lines=2), span=2)
    form.add("signed_by", LineField(texts.SIGNED_BY, longest=160), span=2)
    form.add("given", DateEntry(texts.GIVEN, past=True))
    form.add("expires", DateEntry(texts.EXPIRES))
    return form


def _follow_kind(form: Form) -> None:
    """Only a release names a provider; the usual words follow the kind until one's own are typed."""
    kind, provider, scope = form.field("kind"), form.field("provider_id"), form.field("scope")

    def follow(now: object) -> None:
        provider.setVisible(is_release(now))
        if scope.value() in ("", *texts.SCOPES.values()):
            scope.set_value(texts.SCOPES[str(now)])

    provider.setVisible(is_release(kind.value()))
    kind.changed.connect(follow)


def _start(file: ClientFile, case: CaseFile | None) -> Values:
    today = clock.today()
    kind = _needed(file, case, today)
    referrer = case.referrer if case else None
    minor = age(file.client.birth_date, today) < ADULT
    signer = file.client.guardian.name if minor and file.client.guardian else file.client.legal_name
    return {
        "kind": kind,
        "provider_id": referrer.id if referrer else None,
        "scope": texts.SCOPES[kind],
        "signed_by": signer,
        "given": today,
    }


def _needed(file: ClientFile, case: CaseFile | None, today: date) -> ConsentKind:
    """The first that is not in force: of the guardian, to treat, to report; then a sensitive area."""
    held = {consent.kind for consent in file.consents if consent.holds(today)}
    if age(file.client.birth_date, today) < ADULT and ConsentKind.GUARDIAN not in held:
        return ConsentKind.GUARDIAN
    if ConsentKind.TREATMENT not in held:
        return ConsentKind.TREATMENT
    referrer = case.referrer if case else None
    if referrer is not None and case is not None and case.release(referrer.id, today) is None:
        return ConsentKind.RELEASE
    return ConsentKind.SENSITIVE_AREA if referrer else ConsentKind.RELEASE


def _show(consent: Consent) -> Values:
    return {name: getattr(consent, name) for name in consent.__struct_fields__}


def _make(file: ClientFile, consent: Consent | None, values: Values) -> Consent:
    require(Consent, values, "given")
    kind = ConsentKind(values["kind"])
    if is_release(kind) and not values["provider_id"]:
        raise Invalid("provider_id", texts.RELEASE_PROVIDER_NEEDED)
    provider = values["provider_id"] if is_release(kind) else None
    changes: Values = {**values, "kind": kind, "provider_id": provider}
    return consent.with_changes(**changes) if consent else Consent(client_id=file.client.id, **changes)
