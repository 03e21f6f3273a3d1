"""One provider at the right: how to reach them, and the clients whom they referred."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from charting.model.english_dates import format_date
from charting.model.provider import Provider
from ui.pages.providers import texts
from ui.pages.providers.reading import ProviderFile, ReferredClient
from ui.theme import Role, plain
from ui.theme.roles import show_when
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card
from ui.widgets.keeping_place import show_rows
from ui.widgets.lines import Lines
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import Column


class ProviderDetails(Card):
    """`edit_asked(Provider)`, and `client_opened(ReferredClient)` when one of the clients was entered.

    `more_wanted` at the end of the clients that are shown, where there are others.
    """

    edit_asked = Signal(object)
    client_opened = Signal(object)
    more_wanted = Signal()

    def __init__(self) -> None:
        self.edit = ActionButton(texts.EDIT)
        super().__init__(texts.NONE_CHOSEN, self.edit)
        self.provider: Provider | None = None
        self.title.setWordWrap(True)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.head.setAlignment(self.edit, Qt.AlignmentFlag.AlignTop)
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self.provider))
        self.kind = plain("", Role.MUTED, wrap=True)
        self.lines = Lines(72)
        self.clients = RecordTable(_columns(), texts.REFERRED_TABLE, texts.NO_REFERRALS)
        self.clients.horizontalHeader().hide()
        self.clients.activated_row.connect(self.client_opened)
        self.clients.listed.more_wanted.connect(self.more_wanted)
        for widget in (self.kind, self.lines, plain(texts.REFERRED, Role.CARD_TITLE)):
            self.put(widget)
        self.put(self.clients, 1)

    def show_provider(self, file: ProviderFile) -> None:
        """Show this one; the same one again keeps one's place among the clients."""
        provider = file.provider
        if self.provider is None or self.provider.id != provider.id:
            self.clients.set_rows(())
        self.provider = provider
        self.title.setText(provider.titled)
        self.setAccessibleName(provider.titled)
        words = [provider.kind.capitalize(), provider.specialty, provider.practice]
        self.kind.setText(" · ".join(word for word in words if word))
        self.lines.show_lines(_lines(provider))
        show_rows(self.clients, file.referred.rows, lambda row: row.referral.id, found=file.referred.found)
        show_when(self, wanted=True)

    def shows(self, provider_id: str) -> int:
        """How many clients it shows of that provider."""
        mine = self.provider is not None and self.provider.id == provider_id
        return len(self.clients.listed.rows) if mine else 0

    def add(self, first: int, file: ProviderFile) -> None:
        """Show the next page below the others, when it is that still."""
        if self.provider is not None and self.shows(file.provider.id) == first:
            self.clients.listed.add_rows(file.referred.rows)


def _lines(provider: Provider) -> list[tuple[str, str]]:
    lines = [
        (texts.PHONE_LABEL, provider.phone or texts.MISSING),
        (texts.FAX, provider.fax or texts.MISSING),
        (texts.EMAIL, provider.email or texts.MISSING),
        (texts.NPI, provider.npi or texts.MISSING),
        (texts.ADDRESS, provider.address or texts.MISSING),
    ]
    return [*lines, (texts.NOTES, provider.notes)] if provider.notes else lines


def _columns() -> tuple[Column, ...]:
    return (
        Column(texts.REFERRED, lambda row: row.name, bold=True, detail=lambda row: row.complaint),
        Column(texts.LAST, _received, 150, align="right", muted=True),
    )


def _received(row: ReferredClient) -> str:
    return texts.RECEIVED.format(format_date(row.referral.received))
