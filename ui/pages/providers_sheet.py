"""The sheet of a provider: for the Providers page, and wherever a provider is chosen who is not known yet."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from charting.actions.setting_up import save
from charting.model.provider import Provider, ProviderKind
from charting.reference.loader import provider_credentials, provider_specialties
from ui.desk import Desk
from ui.pages import sheet_texts as texts
from ui.pages.record_sheet import Recipe, RecordSheet, Values
from ui.widgets.fields import ChoiceField, LineField, TextField
from ui.widgets.form import Form

Words = tuple[list[str], list[str]]


class ProviderSheet(RecordSheet[Provider]):
    """All that the chart holds about a provider. `words` are the credentials and specialties to complete from."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        provider: Provider | None,
        done: Callable[[Provider], object],
        words: Words = ([], []),
        name: str = "",
    ) -> None:
        title = texts.CHANGE_PROVIDER if provider else texts.NEW_PROVIDER_TITLE
        start: Values = {"name": name, "kind": ProviderKind.PHYSICIAN}
        recipe = Recipe(show=_show, make=_make, store=save)
        super().__init__(desk, title, _form(words), recipe, provider, start, done, parent)


def edit_provider(
    desk: Desk,
    parent: QWidget,
    provider: Provider | None,
    done: Callable[[Provider], object],
    name: str = "",
) -> None:
    """Open the sheet of a provider, or of a new one called `name`; `done(provider)` when stored."""
    desk.read(
        lambda _chart: _words(),
        lambda words: ProviderSheet(desk, parent, provider, done, words, name).open(),
        parent,
    )


def _words() -> Words:
    return [word.name for word in provider_credentials()], [word.name for word in provider_specialties()]


def _form(words: Words) -> Form:
    credentials, specialties = words
    form = Form()
    form.add("name", LineField(texts.NAME, longest=120))
    form.add(
        "credentials", LineField(texts.CREDENTIALS, placeholder="MD", completions=credentials, longest=80)
    )
    form.add("kind", ChoiceField(texts.KIND, [(kind, kind.capitalize()) for kind in ProviderKind]))
    form.add("specialty", LineField(texts.SPECIALTY, completions=specialties, longest=120))
    form.add("practice", LineField(texts.PRACTICE, longest=160), span=2)
    form.add("phone", LineField(texts.PHONE, longest=60))
    form.add("fax", LineField(texts.FAX, longest=60))
    form.add("email", LineField(texts.EMAIL, longest=120))
    form.add("npi", LineField(texts.NPI, hint=texts.NPI_HINT, longest=20))
    form.add("address", TextField(texts.ADDRESS, lines=2, most=4), span=2)
    form.add("notes", TextField(texts.NOTES, lines=2, most=6), span=2)
    return form


def _show(provider: Provider) -> Values:
    return {name: getattr(provider, name) for name in provider.__struct_fields__}


def _make(provider: Provider | None, values: Values) -> Provider:
    npi = "".join(str(values["npi"]).replace("-", "").split())
    tidy: Values = {**values, "kind": ProviderKind(values["kind"]), "npi": npi}
    return provider.with_changes(**tidy) if provider else Provider(**tidy)
