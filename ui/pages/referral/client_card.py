"""The client's particulars and health history, to be read; Edit opens the sheet."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from charting.summaries.client_file import ClientFile
from ui.desk import Desk
from ui.pages.client_sheet import ClientSheet
from ui.pages.referral import texts
from ui.pages.referral.words import client_lines
from ui.pages.table_card import quiet_button
from ui.theme import Role, plain
from ui.widgets.cards import Card
from ui.widgets.lines import Lines

HEADINGS = 130  # px


class ClientCard(Card):
    """`stored(client)` when something was changed."""

    stored = Signal(object)

    def __init__(self, desk: Desk) -> None:
        self.edit_button = quiet_button(texts.EDIT, "ph.pencil-simple")
        self.edit_button.setAccessibleName(f"{texts.CLIENT}: {texts.EDIT}")
        super().__init__(texts.CLIENT, self.edit_button)
        self.desk = desk
        self.file: ClientFile | None = None
        self.name = plain("", Role.STRONG, wrap=True)
        self.lines = Lines(HEADINGS)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.put(self.name)
        self.put(self.lines)
        self.body.addStretch(1)
        self.edit_button.clicked.connect(self.edit)

    def show_client(self, file: ClientFile) -> None:
        """Show this client."""
        self.file = file
        self.name.setText(file.client.listed_name)
        lines = client_lines(file)
        if lines != self._shown:
            self._shown = lines
            self.lines.show_lines(lines)

    def edit(self) -> None:
        """Open the sheet."""
        if self.file is not None:
            stored: Callable[[object], None] = self.stored.emit
            ClientSheet(self.desk, self, self.file.client, self.file.providers, stored).open()
