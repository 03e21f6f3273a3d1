"""The interfaces of pages and client tabs: what the window, and the client page, call on them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.core.chart_client import ChartClient

if TYPE_CHECKING:
    from charting.summaries.client_records import CaseRecords, ClientRecords
    from ui.core.settings import Settings


class WindowPage(QWidget):
    """A page that the navigation bar at the left of the window can show. The methods here do nothing."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__()
        self.chart_client = chart_client

    def refresh_page(self) -> None:
        """Read the clinic file again and show the result; called when the page is shown, and after every change while it is."""

    def find_command(self, _identifier: str) -> Callable[[], None] | None:
        """Return what a command (its id in ui.core.commands) does on this page now; None if the page does not handle it."""
        return None

    def look_for(self, words: str) -> None:
        """Search for these words, on a page with a search; without words, only focus the search field."""

    def flush_edits(self) -> None:
        """Save unsaved edits; called before the user leaves the page and before the window closes."""

    def save_state(self) -> None:
        """Save splitter positions and the like; called when the window closes."""


class ClientTab(QWidget):
    """A tab of the client page. The methods here do nothing.

    `command_requested(id)` is emitted if a button on the tab runs a command of another tab, `case_requested(case id)` to
    show another case of the client.
    """

    command_requested = Signal(str)
    case_requested = Signal(str)

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__()
        self.chart_client = chart_client

    def show_client_file(self, file: "ClientRecords", case: "CaseRecords | None") -> None:
        """Show this client and case.

        Called again with newer records of the same client; a tab that is being edited then keeps what was typed.
        """

    def open_record(self, record_id: str) -> None:
        """Select that record of the client on show; an unknown id does nothing."""

    def find_command(self, _identifier: str) -> Callable[[], None] | None:
        """Return what a command (its id in ui.core.commands) does on this tab now; None if the tab does not handle it."""
        return None

    def flush_edits(self) -> None:
        """Save unsaved edits."""

    def save_state(self, settings: "Settings") -> None:
        """Save splitter positions and the like."""

    def restore_state(self, settings: "Settings") -> None:
        """Restore what `save_state` saved."""
