"""What the window expects of its pages, and the client page of its tabs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.core.chart_client import ChartClient

if TYPE_CHECKING:
    from charting.summaries.client_records import CaseRecords, ClientRecords
    from ui.core.settings import Settings


class WindowPage(QWidget):
    """A page of the rail."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__()
        self.chart_client = chart_client

    def refresh_page(self) -> None:
        """Read anew and show: called when the page comes on show, and after every act while it is on show."""

    def find_command(self, _identifier: str) -> Callable[[], None] | None:
        """What the command of that id (ui.core.commands) does here now; None when it means nothing here."""
        return None

    def look_for(self, words: str) -> None:
        """Look for these words, on a page that finds; without any, be ready to type them."""

    def flush_edits(self) -> None:
        """Hand everything that was typed to the worker: called before the page is left and before closing."""

    def save_state(self) -> None:
        """Remember splitters and the like, when the window closes."""


class ClientTab(QWidget):
    """A tab of the client page. `command_requested(id)` when a button on it means a command of another tab.

    `case_requested(case id)` when it wants another case of the client on show.
    """

    command_requested = Signal(str)
    case_requested = Signal(str)

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__()
        self.chart_client = chart_client

    def show_client_file(self, file: "ClientRecords", case: "CaseRecords | None") -> None:
        """Show this client and case; the same client may come again with newer records.

        A tab in which something is being edited keeps what was typed when the same client comes again.
        """

    def open_record(self, record_id: str) -> None:
        """Show that record of the file last shown; one it does not know is passed over."""

    def find_command(self, _identifier: str) -> Callable[[], None] | None:
        """What the command of that id (ui.core.commands) does on this tab now; None when it means nothing here."""
        return None

    def flush_edits(self) -> None:
        """Hand everything that was typed to the worker."""

    def save_state(self, settings: "Settings") -> None:
        """Remember splitters and the like."""

    def restore_state(self, settings: "Settings") -> None:
        """Put splitters and the like as they were remembered."""
