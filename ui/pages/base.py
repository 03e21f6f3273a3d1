"""Base classes of the pages of the window and of the tabs of the client page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.core.chart_client import ChartClient

if TYPE_CHECKING:
    from charting.summaries.client_records import CaseRecords, ClientRecords
    from ui.core.settings import Settings


class WindowPage(QWidget):
    """A page of the window. The window calls these methods; a page overrides what it needs."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__()
        self.chart_client = chart_client

    def refresh_page(self) -> None:
        """Load and show current data: called when the page is shown, and after every action while it is visible."""

    def find_command(self, _identifier: str) -> Callable[[], None] | None:
        """Return what the command with that id (see `ui.core.commands`) does here now; None if it does not apply."""
        return None

    def look_for(self, words: str) -> None:
        """Search for these words if the page has a search field; without words, only focus it."""

    def flush_edits(self) -> None:
        """Send everything that was typed to the worker: called before leaving the page and before closing."""

    def save_state(self) -> None:
        """Save the positions of splitters and the like when the window closes."""


class ClientTab(QWidget):
    """A tab of the client page. It emits `command_requested(command id)` to run a command of another tab.

    It emits `case_requested(case id)` to show another case of the client.
    """

    command_requested = Signal(str)
    case_requested = Signal(str)

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__()
        self.chart_client = chart_client

    def show_client_file(self, file: "ClientRecords", case: "CaseRecords | None") -> None:
        """Show this client and case. This is called again when the records of the client change.

        In that case, a tab that is being edited keeps what was typed.
        """

    def open_record(self, record_id: str) -> None:
        """Show that record of the client; an unknown id is ignored."""

    def find_command(self, _identifier: str) -> Callable[[], None] | None:
        """Return what the command with that id (see `ui.core.commands`) does here now; None if it does not apply."""
        return None

    def flush_edits(self) -> None:
        """Send everything that was typed to the worker."""

    def save_state(self, settings: "Settings") -> None:
        """Save the positions of splitters and the like."""

    def restore_state(self, settings: "Settings") -> None:
        """Restore the saved positions of splitters and the like."""
