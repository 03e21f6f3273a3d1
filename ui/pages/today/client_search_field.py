"""Finding a client from Today: those that match hang below the line; Enter opens the one marked."""

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

_MAX_HITS = 8  # and the way to the notes below them
_LIST_WIDTH = 460  # px: a name, a birth date and a chart number


class ClientSearchField(LookupField):
    """Opens the client picked. `registration_requested(typed)` when nobody matched and that was picked instead.

    Enter before they are there waits for them. Esc closes the list, then empties the line, then leaves it: `left`.
    """

    registration_requested = Signal(str)
    left = Signal()

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(texts.FIND, self._find_clients, placeholder=texts.FIND_HINT, list_width=_LIST_WIDTH)
        self._chart_client = chart_client
        self.hide_label()
        self.setFixedWidth(FIND_WIDTH)
        show_search_signs(self.edit, "Ctrl+K")
        self._looking = self._entered = False
        self.edit.returnPressed.connect(self._wait_for_answer)
        self.picked.connect(self._open_picked)

    def focus_line(self) -> None:
        """Go to the line, ready to type over what is there."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the line itself has no use for."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.edit.text():
            self.show_hit(None)
        else:
            self.left.emit()

    def _find_clients(self, text: str, found: HitsCallback) -> None:
        def query_clients(clinic_file: "ClinicFile") -> "list[Client]":
            return clinic_file.find_clients(text, _MAX_HITS)

        def show_matches(clients: "list[Client]") -> None:
            found(_make_hits(text, clients))
            if text == self.edit.text().strip():
                self._handle_answered()

        self._looking, self._entered = True, False
        self._chart_client.run_query(query_clients, show_matches, self)

    def _wait_for_answer(self) -> None:
        """Pressed while nothing is marked: the answer to what was typed is still on its way."""
        self._entered = self._looking

    def _handle_answered(self) -> None:
        self._looking = False
        if self._entered:
            self._take_marked_hit()

    def _open_picked(self, value: object) -> None:
        kind, what = value if isinstance(value, tuple) else ("", "")
        self.show_hit(None)
        if kind == "client":
            self._chart_client.open_client(what)
        elif kind == "notes":
            self._chart_client.find_notes(what)
        else:
            self.registration_requested.emit(what)


def _make_hits(text: str, clients: "list[Client]") -> list[LookupHit]:
    """The clients, or the way to register one; below them the way to the notes in which these words stand."""
    found = [LookupHit(("client", client.id), _format_client(client)) for client in clients] or [
        _make_register_hit(text)
    ]
    return [*found, LookupHit(("notes", text), texts.IN_NOTES.format(typed=text))] if text else found


def _make_register_hit(text: str) -> LookupHit:
    from ui.pages.clients.registration import guess_name_parts

    named = bool(guess_name_parts(text)[1])
    return LookupHit(("new", text), texts.REGISTER.format(typed=text) if named else texts.REGISTER_NEW)


def _format_client(client: "Client") -> str:
    from charting.text.dates import format_date

    born = format_date(client.birth_date)
    return texts.HIT.format(name=client.listed_name, born=born, number=client.chart_label)
