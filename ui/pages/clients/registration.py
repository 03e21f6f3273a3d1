"""Register a client from any page, starting with the name that was searched for."""

from PySide6.QtWidgets import QWidget

from ui.core.chart_client import ChartClient


def register_new_client(chart_client: ChartClient, parent: QWidget, typed: str = "") -> None:
    """Open the sheet for a new client, prefilled with the typed name; open the client's page once stored."""
    from ui.pages.records.client_sheet import open_registration_sheet

    sheet = open_registration_sheet(chart_client, parent, lambda client: chart_client.open_client(client.id))
    given, family = guess_name_parts(typed)
    if family:
        sheet.form.get_field("given_name").set_value(given)
        sheet.form.get_field("family_name").set_value(family)
        sheet.form.mark_clean()


def guess_name_parts(typed: str) -> tuple[str, str]:
    """Guess (given, family) from what was typed in a search; text with digits is not a name."""
    if any(character.isdigit() for character in typed):
        return "", ""
    name = " ".join(typed.split())
    if name == name.lower():
        name = name.title()
    family, comma, given = name.partition(",")
    if comma:
        return given.strip(), family.strip()
    first, _, last = name.rpartition(" ")
    return first, last
