"""The selected provider at the right: contact details, and the clients whom they referred."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from charting.actions.provider_files import ProviderFile, ReferredClient
from charting.model.provider import Provider
from charting.text.dates import format_date
from ui.pages.providers import texts
from ui.theme import Role, make_plain_label
from ui.theme.roles import show_when
from ui.widgets.cards.card import Card
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.record_table.record_table import RecordColumn, RecordTable, refresh_rows
from ui.widgets.text.labeled_lines import LabeledLines


class ProviderDetails(Card):
    """Emits `edit_requested(Provider)`, and `client_opened(ReferredClient)` when one of the clients is opened.

    Emits `more_wanted` when the user scrolls to the end of the shown clients and there are more.
    """

    edit_requested = Signal(object)
    client_opened = Signal(object)
    more_wanted = Signal()

    def __init__(self) -> None:
        self.edit_button = ActionButton(texts.EDIT)
        super().__init__(texts.NONE_CHOSEN, self.edit_button)
        self.provider: Provider | None = None
        self.title.setWordWrap(True)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.head.setAlignment(self.edit_button, Qt.AlignmentFlag.AlignTop)
        self.edit_button.clicked.connect(lambda: self.edit_requested.emit(self.provider))
        self.kind_label = make_plain_label("", Role.MUTED, wrap=True)
        self.lines = LabeledLines(72)
        self.clients = RecordTable(_make_client_columns(), texts.REFERRED_TABLE, texts.NO_REFERRALS)
        self.clients.horizontalHeader().hide()
        self.clients.activated_row.connect(self.client_opened)
        self.clients.record_model.more_wanted.connect(self.more_wanted)
        for widget in (self.kind_label, self.lines, make_plain_label(texts.REFERRED, Role.CARD_TITLE)):
            self.add_widget(widget)
        self.add_widget(self.clients, 1)

    def show_provider(self, file: ProviderFile) -> None:
        """Show this provider; showing the same one again keeps the position in the list of clients."""
        provider = file.provider
        if self.provider is None or self.provider.id != provider.id:
            self.clients.set_rows(())
        self.provider = provider
        self.title.setText(provider.name_with_credentials)
        self.setAccessibleName(provider.name_with_credentials)
        details = [provider.kind.capitalize(), provider.specialty, provider.practice]
        self.kind_label.setText(" · ".join(detail for detail in details if detail))
        self.lines.show_lines(_list_contact_data(provider))
        refresh_rows(
            self.clients, file.referred.rows, lambda row: row.referral.id, total_count=file.referred.found
        )
        show_when(self, visible=True)

    def count_shown_clients(self, provider_id: str) -> int:
        """Return the number of clients shown, or 0 if another provider is shown."""
        is_shown = self.provider is not None and self.provider.id == provider_id
        return len(self.clients.record_model.rows) if is_shown else 0

    def add_clients(self, first: int, file: ProviderFile) -> None:
        """Append the next page of clients, unless the list has changed meanwhile."""
        if self.provider is not None and self.count_shown_clients(file.provider.id) == first:
            self.clients.record_model.add_rows(file.referred.rows)


def _list_contact_data(provider: Provider) -> list[tuple[str, str]]:
    lines = [
        (texts.PHONE_LABEL, provider.phone or texts.MISSING),
        (texts.FAX, provider.fax or texts.MISSING),
        (texts.EMAIL, provider.email or texts.MISSING),
        (texts.NPI, provider.npi or texts.MISSING),
        (texts.ADDRESS, provider.address or texts.MISSING),
    ]
    return [*lines, (texts.NOTES, provider.notes)] if provider.notes else lines


def _make_client_columns() -> tuple[RecordColumn, ...]:
    return (
        RecordColumn(texts.REFERRED, lambda row: row.name, bold=True, detail=lambda row: row.complaint),
        RecordColumn(texts.LAST, _format_received, 150, align="right", muted=True),
    )


def _format_received(row: ReferredClient) -> str:
    return texts.RECEIVED.format(format_date(row.referral.received))
