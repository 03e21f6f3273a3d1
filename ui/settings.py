"""What this PC remembers between starts: window, splitters, theme, the last client. Never what is charted."""

from contextlib import suppress
from typing import cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from charting.errors import StorageFailure
from charting.storage.connection import private_file
from ui.places import settings_path
from ui.theme.palette import Choice


class Settings:
    """Typed settings with their defaults, in an INI file of the user's."""

    def __init__(self) -> None:
        path = settings_path()
        with suppress(
            StorageFailure
        ):  # where it cannot be written, this PC remembers nothing, and charting goes on
            private_file(path)
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Choice:
        """Light, dark, or as the desktop is."""
        found = self._text("theme", "light")
        return cast(Choice, found) if found in get_args(Choice) else "light"

    @theme.setter
    def theme(self, value: Choice) -> None:
        self._file.setValue("theme", value)

    @property
    def therapist(self) -> str:
        """The id of the therapist who charts at this PC; empty: the one who set the chart up."""
        return self._text("therapist", "")

    @therapist.setter
    def therapist(self, value: str) -> None:
        self._file.setValue("therapist", value)

    @property
    def earlier_visit(self) -> bool:
        """Whether an earlier visit lies beneath the marks on the body figure."""
        return self._text("earlier_visit", "yes") == "yes"

    @earlier_visit.setter
    def earlier_visit(self, value: bool) -> None:
        self._file.setValue("earlier_visit", "yes" if value else "no")

    @property
    def last_client(self) -> str:
        """The id of the client that was open at last; an id, not a name."""
        return self._text("last_client", "")

    @last_client.setter
    def last_client(self, value: str) -> None:
        self._file.setValue("last_client", value)

    def state(self, name: str) -> QByteArray:
        """The geometry of the window or the state of a splitter; empty at first."""
        value = self._file.value(f"state/{name}", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, value: QByteArray) -> None:
        """Remember a geometry or a splitter's state."""
        self._file.setValue(f"state/{name}", value)

    def _text(self, name: str, default: str) -> str:
        return str(self._file.value(name, default))
