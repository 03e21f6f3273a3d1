"""Choosing a provider: found by any part of name, practice, specialty or NPI, or made on the spot."""

from collections.abc import Mapping

from charting.model.provider import Provider
from ui.desk import Desk
from ui.pages import sheet_texts as texts
from ui.pages.providers_sheet import edit_provider
from ui.theme import Role, dress
from ui.widgets.buttons import ActionButton
from ui.widgets.find_field import FindField, Found, Hit


class ProviderField(FindField):
    """`value()` is the provider's id, or None. `known` names those that a record may hold already."""

    def __init__(self, desk: Desk, label: str, known: Mapping[str, Provider], hint: str = "") -> None:
        self._desk, self._known = desk, known
        new = ActionButton(texts.NEW_PROVIDER)
        dress(new, Role.QUIET)
        super().__init__(
            label,
            self._find,
            hint=hint,
            placeholder=texts.FIND_PROVIDER,
            unknown=texts.NO_SUCH_PROVIDER,
            beside=new,
        )
        new.clicked.connect(self._make)

    def set_value(self, value: object) -> None:
        """Show the provider of that id."""
        provider = self._known.get(str(value))
        self.show_hit(None if provider is None else _hit(provider))

    def _find(self, text: str, found: Found) -> None:
        self._desk.read(
            lambda chart: chart.find_providers(text, 30),
            lambda providers: found([_hit(each) for each in providers]),
            self,
        )

    def _make(self) -> None:
        name = "" if self.value() else self.edit.text().strip()
        edit_provider(self._desk, self, None, lambda made: self.pick(_hit(made)), name)


def _hit(provider: Provider) -> Hit:
    words = " · ".join(part for part in (provider.titled, provider.specialty, provider.practice) if part)
    return Hit(provider.id, words)
