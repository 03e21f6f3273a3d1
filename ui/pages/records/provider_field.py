"""Choosing a provider: found by any part of name, practice, specialty or NPI, or made on the spot."""

from collections.abc import Mapping

from charting.model.provider import Provider
from ui.core.chart_client import ChartClient
from ui.pages.records import texts
from ui.pages.records.provider_sheet import edit_provider
from ui.theme import Role, set_style_role
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.lookup_field import HitsCallback, LookupField, LookupHit


class ProviderField(LookupField):
    """`value()` is the provider's id, or None. `known` names those that a record may hold already."""

    def __init__(
        self, chart_client: ChartClient, label: str, known: Mapping[str, Provider], hint: str = ""
    ) -> None:
        self._chart_client, self._known = chart_client, known
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
        new.clicked.connect(self._make_provider)

    def set_value(self, value: object) -> None:
        """Show the provider of that id."""
        provider = self._known.get(str(value))
        self.show_hit(None if provider is None else _make_hit(provider))

    def _find_providers(self, text: str, found: HitsCallback) -> None:
        self._chart_client.run_query(
            lambda clinic_file: clinic_file.find_providers(text, 30),
            lambda providers: found([_make_hit(each) for each in providers]),
            self,
        )

    def _make_provider(self) -> None:
        name = "" if self.get_value() else self.edit.text().strip()
        edit_provider(self._chart_client, self, None, lambda made: self.pick_hit(_make_hit(made)), name)


def _make_hit(provider: Provider) -> LookupHit:
    words = " · ".join(
        part for part in (provider.name_with_credentials, provider.specialty, provider.practice) if part
    )
    return LookupHit(provider.id, words)
