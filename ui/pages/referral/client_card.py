"""The card with the client's details and health history, read-only; Edit opens the sheet."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from charting.summaries.client_record_text import list_client_lines
from charting.summaries.client_records import ClientRecords
from ui.core.chart_client import ChartClient
from ui.pages.records.client_sheet import ClientSheet
from ui.pages.records.table_card import make_quiet_button
from ui.pages.referral import texts
from ui.theme import Role, make_plain_label
from ui.widgets.cards.card import Card
from ui.widgets.text.labeled_lines import LabeledLines

HEADING_WIDTH = 130  # px


class ClientCard(Card):
    """Emits `stored(client)` when the client was changed."""

    stored = Signal(object)

    def __init__(self, chart_client: ChartClient) -> None:
        self.edit_button = make_quiet_button(texts.EDIT, "ph.pencil-simple")
        self.edit_button.setAccessibleName(f"{texts.CLIENT}: {texts.EDIT}")
        super().__init__(texts.CLIENT, self.edit_button)
        self.chart_client = chart_client
        self.file: ClientRecords | None = None
        self.name = make_plain_label("", Role.STRONG, wrap=True)
        self.lines = LabeledLines(HEADING_WIDTH)
        self._shown_lines: tuple[tuple[str, str], ...] = ()
        self.add_widget(self.name)
        self.add_widget(self.lines)
        self.body.addStretch(1)
        self.edit_button.clicked.connect(self.edit_client)

    def show_client(self, file: ClientRecords) -> None:
        """Show this client."""
        self.file = file
        self.name.setText(file.client.listed_name)
        lines = list_client_lines(file)
        if lines != self._shown_lines:
            self._shown_lines = lines
            self.lines.show_lines(lines)

    def edit_client(self) -> None:
        """Open the client's sheet."""
        if self.file is not None:
            stored: Callable[[object], None] = self.stored.emit
            ClientSheet(self.chart_client, self, self.file.client, self.file.providers, stored).open()
