"""The sheet of a consent; a new one starts with the kind that is most needed and with the usual wording."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from charting import clock
from charting.actions.plain_records import save_record
from charting.errors import Invalid
from charting.model.client import ADULT_AGE, compute_age
from charting.model.consent import Consent, ConsentKind
from charting.model.field import find_prompt
from charting.summaries.client_record_text import CONSENT_KIND_WORDS
from charting.summaries.client_records import CaseRecords, ClientRecords
from ui.core.chart_client import ChartClient
from ui.pages.records.provider_field import ProviderField
from ui.pages.records.record_sheet import RecordBinding, RecordSheet, Values, require_values
from ui.pages.referral import texts
from ui.pages.referral.record_columns import is_release_kind
from ui.widgets.fields.basic_fields import ChoiceField, LineField, TextField
from ui.widgets.fields.date_fields import DateField
from ui.widgets.fields.field_form import FieldForm


def edit_consent(
    chart_client: ChartClient,
    parent: QWidget,
    file: ClientRecords,
    case: CaseRecords | None,
    consent: Consent | None,
    done: Callable[[Consent], object],
) -> None:
    """Open the sheet of `consent`, or of a new consent."""

    def build_consent(base: Consent | None, values: Values) -> Consent:
        return _build_consent(file, base, values)

    form = _build_form(chart_client, file)
    title = texts.CONSENT_TITLE if consent else texts.NEW_CONSENT_TITLE
    binding = RecordBinding(show=_read_consent_values, make=build_consent, store=save_record)
    start = {} if consent else _suggest_values(file, case)
    sheet = RecordSheet(chart_client, title, form, binding, consent, start, done, parent)
    _connect_kind(form)
    sheet.form.get_field("kind").setFocus()
    sheet.open()


def _build_form(chart_client: ChartClient, file: ClientRecords) -> FieldForm:
    form = FieldForm()
    form.add_field(
        "kind",
        ChoiceField(find_prompt(Consent, "kind"), [(kind, CONSENT_KIND_WORDS[kind]) for kind in ConsentKind]),
        span=2,
    )
    form.add_field(
        "provider_id",
        ProviderField(chart_client, find_prompt(Consent, "provider_id"), file.providers),
        span=2,
    )
    form.add_field("scope", TextField(find_prompt(Consent, "scope"), lines=2), span=2)
    form.add_field("signed_by", LineField(find_prompt(Consent, "signed_by"), longest=160), span=2)
    form.add_field("given", DateField(find_prompt(Consent, "given"), past=True))
    form.add_field("expires", DateField(find_prompt(Consent, "expires")))
    return form


def _connect_kind(form: FieldForm) -> None:
    """Show the provider only for a release; keep the usual wording in step with the kind until the user types their own."""
    kind, provider, scope = form.get_field("kind"), form.get_field("provider_id"), form.get_field("scope")

    def update_for_kind(value: object) -> None:
        provider.setVisible(is_release_kind(value))
        if scope.get_value() in ("", *texts.SCOPES.values()):
            scope.set_value(texts.SCOPES[str(value)])

    provider.setVisible(is_release_kind(kind.get_value()))
    kind.changed.connect(update_for_kind)


def _suggest_values(file: ClientRecords, case: CaseRecords | None) -> Values:
    today = clock.today()
    kind = _find_needed_kind(file, case, today)
    referrer = case.referrer if case else None
    minor = compute_age(file.client.birth_date, today) < ADULT_AGE
    signer = file.client.guardian.name if minor and file.client.guardian else file.client.legal_name
    return {
        "kind": kind,
        "provider_id": referrer.id if referrer else None,
        "scope": texts.SCOPES[kind],
        "signed_by": signer,
        "given": today,
    }


def _find_needed_kind(file: ClientRecords, case: CaseRecords | None, today: date) -> ConsentKind:
    """Find the first kind not in force: guardian, treatment, release to the referrer; then sensitive area."""
    kinds_in_force = {consent.kind for consent in file.consents if consent.is_in_force(today)}
    if compute_age(file.client.birth_date, today) < ADULT_AGE and ConsentKind.GUARDIAN not in kinds_in_force:
        return ConsentKind.GUARDIAN
    if ConsentKind.TREATMENT not in kinds_in_force:
        return ConsentKind.TREATMENT
    referrer = case.referrer if case else None
    if referrer is not None and case is not None and case.find_release_to(referrer.id, today) is None:
        return ConsentKind.RELEASE
    return ConsentKind.SENSITIVE_AREA if referrer else ConsentKind.RELEASE


def _read_consent_values(consent: Consent) -> Values:
    return {name: getattr(consent, name) for name in consent.__struct_fields__}


def _build_consent(file: ClientRecords, consent: Consent | None, values: Values) -> Consent:
    require_values(Consent, values, "given")
    kind = ConsentKind(values["kind"])
    if is_release_kind(kind) and not values["provider_id"]:
        raise Invalid("provider_id", texts.RELEASE_PROVIDER_NEEDED)
    provider = values["provider_id"] if is_release_kind(kind) else None
    changes: Values = {**values, "kind": kind, "provider_id": provider}
    return consent.with_changes(**changes) if consent else Consent(client_id=file.client.id, **changes)
