"""The page of a client, loaded and made a part at a time while Today is being read: so the first client opens like any
other, and no key that is pressed meanwhile waits for more than one part."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.application.main_window import MainWindow

BETWEEN_MS = 20  # for what else there is to do


class ClientPagePreload(QObject):
    """Begins when `begin` is called, and ends with the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._parts = load_client_page_parts(window)
        self._timer = QTimer(self, interval=BETWEEN_MS)
        self._timer.timeout.connect(self._load_next_part)

    def start_loading(self) -> None:
        """From here on, a part at each turn."""
        self._timer.start()

    def _load_next_part(self) -> None:
        if next(self._parts, self) is self:
            self._timer.stop()


def load_client_page_parts(window: "MainWindow") -> Iterator[None]:
    """Each `next` loads or makes one part of the client's page. On the GUI thread, as all modules with widgets."""
    for module in ("ui.widgets.cards.soap_card", "ui.widgets.fields.field_form", "ui.pages.client.page"):
        import_module(module)
        yield
    from ui.pages.client.page import TABS

    parts = window.client_page.client_tabs
    yield
    for name, (module, _) in TABS.items():
        import_module(module)
        yield
        parts[name]
        yield
