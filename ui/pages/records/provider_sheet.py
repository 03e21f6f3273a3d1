"""The sheet of a provider, opened on the Providers page and wherever a new provider is added while choosing one."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from charting.actions.plain_records import save_record
from charting.model.provider import Provider, ProviderKind
from charting.reference.loader import list_provider_credentials, list_provider_specialties
from ui.core.chart_client import ChartClient
from ui.pages.records import texts
from ui.pages.records.record_sheet import RecordBinding, RecordSheet, Values
from ui.widgets.fields.basic_fields import ChoiceField, LineField, TextField
from ui.widgets.fields.field_form import FieldForm

Completions = tuple[list[str], list[str]]


class ProviderSheet(RecordSheet[Provider]):
    """Edits everything about a provider. `completions` are the credentials and the specialties."""

    def __init__(
        self,
        chart_client: ChartClient,
        parent: QWidget,
        provider: Provider | None,
        done: Callable[[Provider], object],
        completions: Completions = ([], []),
        name: str = "",
    ) -> None:
        title = texts.CHANGE_PROVIDER if provider else texts.NEW_PROVIDER_TITLE
        start: Values = {"name": name, "kind": ProviderKind.PHYSICIAN}
        binding = RecordBinding(show=_read_provider_values, make=_build_provider, store=save_record)
        super().__init__(
            chart_client, title, _build_form(completions), binding, provider, start, done, parent
        )


def edit_provider(
    chart_client: ChartClient,
    parent: QWidget,
    provider: Provider | None,
    done: Callable[[Provider], object],
    name: str = "",
) -> None:
    """Open the sheet of `provider`, or of a new one called `name`; call `done(provider)` once it is stored."""
    chart_client.run_query(
        lambda _chart: _list_completions(),
        lambda completions: ProviderSheet(chart_client, parent, provider, done, completions, name).open(),
        parent,
    )


def _list_completions() -> Completions:
    return [word.name for word in list_provider_credentials()], [
        word.name for word in list_provider_specialties()
    ]


def _build_form(completions: Completions) -> FieldForm:
    credentials, specialties = completions
    form = FieldForm()
    form.add_field("name", LineField(texts.NAME, longest=120))
    form.add_field(
        "credentials", LineField(texts.CREDENTIALS, placeholder="MD", completions=credentials, longest=80)
    )
    form.add_field("kind", ChoiceField(texts.KIND, [(kind, kind.capitalize()) for kind in ProviderKind]))
    form.add_field("specialty", LineField(texts.SPECIALTY, completions=specialties, longest=120))
    form.add_field("practice", LineField(texts.PRACTICE, longest=160), span=2)
    form.add_field("phone", LineField(texts.PHONE, longest=60))
    form.add_field("fax", LineField(texts.FAX, longest=60))
    form.add_field("email", LineField(texts.EMAIL, longest=120))
    form.add_field("npi", LineField(texts.NPI, hint=texts.NPI_HINT, longest=20))
    form.add_field("address", TextField(texts.ADDRESS, lines=2, most=4), span=2)
    form.add_field("notes", TextField(texts.NOTES, lines=2, most=6), span=2)
    return form


def _read_provider_values(provider: Provider) -> Values:
    return {name: getattr(provider, name) for name in provider.__struct_fields__}


def _build_provider(provider: Provider | None, values: Values) -> Provider:
    npi = "".join(str(values["npi"]).replace("-", "").split())
    changes: Values = {**values, "kind": ProviderKind(values["kind"]), "npi": npi}
    return provider.with_changes(**changes) if provider else Provider(**changes)
