"""Registering a client from any page, beginning with the name that was looked for."""

from PySide6.QtWidgets import QWidget

from ui.desk import Desk


def register(desk: Desk, parent: QWidget, typed: str = "") -> None:
    """Open the sheet of a new client, with the name typed in the find line; then their page."""
    from ui.pages.client_sheet import register_client_sheet

    sheet = register_client_sheet(desk, parent, lambda client: desk.open_client(client.id))
    given, family = name_parts(typed)
    if family:
        sheet.form.field("given_name").set_value(given)
        sheet.form.field("family_name").set_value(family)
        sheet.form.mark_clean()


def name_parts(typed: str) -> tuple[str, str]:
    """(given, family) as guessed from what was typed to find somebody; a date or a number is no name."""
    if any(character.isdigit() for character in typed):
        return "", ""
    words = " ".join(typed.split())
    if words == words.lower():
        words = words.title()
    family, comma, given = words.partition(",")
    if comma:
        return given.strip(), family.strip()
    first, _, last = words.rpartition(" ")
    return first, last
