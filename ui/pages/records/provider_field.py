"""A field to choose a provider, searched by any part of name, practice, specialty or NPI, or to add a new one."""

from collections.abc import Mapping

from charting.model.provider import Provider
from ui.core.chart_client import ChartClient
from ui.pages.records import texts
from ui.pages.records.provider_sheet import edit_provider
from ui.theme import Role, set_style_role
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.lookup_field import HitsCallback, LookupField, LookupHit


class ProviderField(LookupField):
    """`get_value()` returns the provider's ID, or None. `providers` are those that the record may already refer to."""

    def __init__(
        self, chart_client: ChartClient, label: str, providers: Mapping[str, Provider], hint: str = ""
    ) -> None:
        self._chart_client, self._providers = chart_client, providers
        new = ActionButton(texts.NEW_PROVIDER)
        set_style_role(new, Role.QUIET)
        super().__init__(
            label,
            self._find_providers,
            hint=hint,
            placeholder=texts.FIND_PROVIDER,
            unknown=texts.NO_SUCH_PROVIDER,
            beside=new,
        )
        new.clicked.connect(self._add_provider)

    def set_value(self, value: object) -> None:
        """Show the provider with that ID."""
        provider = self._providers.get(str(value))
        self.show_hit(None if provider is None else _make_hit(provider))

    def _find_providers(self, text: str, show_hits: HitsCallback) -> None:
        self._chart_client.run_query(
            lambda clinic_file: clinic_file.find_providers(text, 30),
            lambda providers: show_hits([_make_hit(provider) for provider in providers]),
            self,
        )

    def _add_provider(self) -> None:
        name = "" if self.get_value() else self.edit.text().strip()
        edit_provider(
            self._chart_client, self, None, lambda provider: self.pick_hit(_make_hit(provider)), name
        )


def _make_hit(provider: Provider) -> LookupHit:
    label = " · ".join(
        part for part in (provider.name_with_credentials, provider.specialty, provider.practice) if part
    )
    return LookupHit(provider.id, label)
