"""Finding a client from Today: those that match hang below the line; Enter opens the one marked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.desk import Desk
from ui.pages.page_head import FIND_WIDTH
from ui.pages.today import texts
from ui.widgets.find_field import FindField, Found, Hit
from ui.widgets.search_line import show_search_signs

if TYPE_CHECKING:
    from charting.chart import Chart
    from charting.model.client import Client

_HITS = 8  # and the way to the notes below them
_LIST_WIDTH = 460  # px: a name, a birth date and a chart number


class FindClient(FindField):
    """Opens the client picked. `register_asked(typed)` when nobody matched and that was picked instead.

    Enter before they are there waits for them. Esc closes the list, then empties the line, then leaves it: `left`.
    """

    register_asked = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(texts.FIND, self._look_up, placeholder=texts.FIND_HINT, list_width=_LIST_WIDTH)
        self._desk = desk
        self.hide_label()
        self.setFixedWidth(FIND_WIDTH)
        show_search_signs(self.edit, "Ctrl+K")
        self._looking = self._entered = False
        self.edit.returnPressed.connect(self._enter)
        self.picked.connect(self._go)

    def focus(self) -> None:
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

    def _look_up(self, text: str, found: Found) -> None:
        def job(chart: "Chart") -> "list[Client]":
            return chart.find_clients(text, _HITS)

        def answer(clients: "list[Client]") -> None:
            found(_hits(text, clients))
            if text == self.edit.text().strip():
                self._answered()

        self._looking, self._entered = True, False
        self._desk.read(job, answer, self)

    def _enter(self) -> None:
        """Pressed while nothing is marked: the answer to what was typed is still on its way."""
        self._entered = self._looking

    def _answered(self) -> None:
        self._looking = False
        if self._entered:
            self._take_marked()

    def _go(self, value: object) -> None:
        kind, what = value if isinstance(value, tuple) else ("", "")
        self.show_hit(None)
        if kind == "client":
            self._desk.open_client(what)
        elif kind == "notes":
            self._desk.find_notes(what)
        else:
            self.register_asked.emit(what)


def _hits(text: str, clients: "list[Client]") -> list[Hit]:
    """The clients, or the way to register one; below them the way to the notes in which these words stand."""
    found = [Hit(("client", client.id), _line(client)) for client in clients] or [_register(text)]
    return [*found, Hit(("notes", text), texts.IN_NOTES.format(typed=text))] if text else found


def _register(text: str) -> Hit:
    from ui.pages.clients.registering import name_parts

    named = bool(name_parts(text)[1])
    return Hit(("new", text), texts.REGISTER.format(typed=text) if named else texts.REGISTER_NEW)


def _line(client: "Client") -> str:
    born = client.birth_date
    day = f"{born.day} {texts.MONTHS[born.month - 1][:3]} {born.year}"
    return texts.HIT.format(name=client.listed_name, born=day, number=client.chart_label)
