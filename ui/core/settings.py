"""What this PC remembers between starts: window, splitters, theme, the last client. Never what is charted."""

from contextlib import suppress
from pathlib import Path
from typing import cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from charting.errors import StorageFailure
from ui.core.paths import get_settings_path
from ui.theme.palette import ThemeChoice


class Settings:
    """Typed settings with their defaults, in an INI file of the user's."""

    def __init__(self) -> None:
        path = get_settings_path()
        if not path.exists():
            _create_file(path)
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeChoice:
        """Light, dark, or following the desktop."""
        theme = self._read_text("theme", "light")
        return cast(ThemeChoice, theme) if theme in get_args(ThemeChoice) else "light"

    @theme.setter
    def theme(self, value: ThemeChoice) -> None:
        self._file.setValue("theme", value)

    @property
    def therapist(self) -> str:
        """The id of the therapist who charts at this PC; "" for the one who set the clinic file up."""
        return self._read_text("therapist", "")

    @therapist.setter
    def therapist(self, value: str) -> None:
        self._file.setValue("therapist", value)

    @property
    def earlier_visit(self) -> bool:
        """Whether the marks of an earlier visit show beneath those on the body figure."""
        return self._read_text("earlier_visit", "yes") == "yes"

    @earlier_visit.setter
    def earlier_visit(self, value: bool) -> None:
        self._file.setValue("earlier_visit", "yes" if value else "no")

    @property
    def last_client(self) -> str:
        """The id, not the name, of the client who was open last."""
        return self._read_text("last_client", "")

    @last_client.setter
    def last_client(self, value: str) -> None:
        self._file.setValue("last_client", value)

    def get_state(self, name: str) -> QByteArray:
        """Return the geometry of the window or the state of a splitter; empty at first."""
        value = self._file.value(f"state/{name}", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, value: QByteArray) -> None:
        """Store a geometry or a splitter's state."""
        self._file.setValue(f"state/{name}", value)

    def _read_text(self, name: str, default: str) -> str:
        return str(self._file.value(name, default))


def _create_file(path: Path) -> None:
    """Create the settings file. If it cannot be written, this PC remembers nothing, and charting goes on."""
    from charting.private_file import ensure_private_file  # only the first start needs it

    with suppress(StorageFailure):
        ensure_private_file(path)
