"""Client search on Today: matches drop down below the line, and Enter opens the highlighted one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.core.chart_client import ChartClient
from ui.pages.page_head import FIND_WIDTH
from ui.pages.today import texts
from ui.widgets.controls.search_line import show_search_signs
from ui.widgets.fields.lookup_field import HitsCallback, LookupField, LookupHit

if TYPE_CHECKING:
    from charting.clinic_file import ClinicFile
    from charting.model.client import Client

_MAX_HITS = 8  # plus the entry below them that searches the notes
_LIST_WIDTH = 460  # px: a name, a birth date and a chart number


class ClientSearchField(LookupField):
    """Opens the picked client. Emits `registration_requested(typed)` when the user picks the entry to register a client.

    Enter pressed before the matches arrive waits for them. Esc closes the list, then clears the line, then emits `left`.
    """

    registration_requested = Signal(str)
    left = Signal()

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(texts.FIND, self._find_clients, placeholder=texts.FIND_HINT, list_width=_LIST_WIDTH)
        self._chart_client = chart_client
        self.hide_label()
        self.setFixedWidth(FIND_WIDTH)
        show_search_signs(self.edit, "Ctrl+K")
        self._is_searching = self._enter_pressed = False
        self.edit.returnPressed.connect(self._wait_for_answer)
        self.picked.connect(self._open_picked)

    def focus_line(self) -> None:
        """Focus the line with its text selected, ready to type over."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Esc, which the line itself ignores."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.edit.text():
            self.show_hit(None)
        else:
            self.left.emit()

    def _find_clients(self, text: str, show_hits: HitsCallback) -> None:
        def query_clients(clinic_file: "ClinicFile") -> "list[Client]":
            return clinic_file.find_clients(text, _MAX_HITS)

        def show_matches(clients: "list[Client]") -> None:
            show_hits(_make_hits(text, clients))
            if text == self.edit.text().strip():
                self._handle_answer()

        self._is_searching, self._enter_pressed = True, False
        self._chart_client.run_query(query_clients, show_matches, self)

    def _wait_for_answer(self) -> None:
        """Remember that Enter was pressed while the search was still running."""
        self._enter_pressed = self._is_searching

    def _handle_answer(self) -> None:
        self._is_searching = False
        if self._enter_pressed:
            self._pick_highlighted_hit()

    def _open_picked(self, value: object) -> None:
        kind, target = value if isinstance(value, tuple) else ("", "")
        self.show_hit(None)
        if kind == "client":
            self._chart_client.open_client(target)
        elif kind == "notes":
            self._chart_client.find_notes(target)
        else:
            self.registration_requested.emit(target)


def _make_hits(text: str, clients: "list[Client]") -> list[LookupHit]:
    """List the clients, or an entry to register one; below them, an entry that searches the notes for the text."""
    hits = [LookupHit(("client", client.id), _format_client(client)) for client in clients] or [
        _make_register_hit(text)
    ]
    return [*hits, LookupHit(("notes", text), texts.IN_NOTES.format(typed=text))] if text else hits


def _make_register_hit(text: str) -> LookupHit:
    from ui.pages.clients.registration import guess_name_parts

    has_name = bool(guess_name_parts(text)[1])
    return LookupHit(("new", text), texts.REGISTER.format(typed=text) if has_name else texts.REGISTER_NEW)


def _format_client(client: "Client") -> str:
    from charting.text.dates import format_date

    born = format_date(client.birth_date)
    return texts.HIT.format(name=client.listed_name, born=born, number=client.chart_label)
