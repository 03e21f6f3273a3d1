"""The client who was open at last comes up again after the start, where the person has done nothing yet."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication

from ui.application.main_window import MainWindow

_BY_HAND = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class LastClientRestore(QObject):
    """Asks the chart for that client, which may take a moment: Today is there before the chart is open.

    Who pressed a key or the mouse meanwhile is at work on Today, and is not taken away from it.
    """

    def __init__(self, app: QGuiApplication, window: MainWindow, client_id: str) -> None:
        super().__init__(window)
        self._app, self._window, self._client_id = app, window, client_id
        self._at_work = False
        app.installEventFilter(self)
        window.chart_client.run_query(
            lambda clinic_file: clinic_file.clients.count(id=client_id), self._open_client, self
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A hand came first."""
        if event.type() in _BY_HAND:
            self._at_work = True
            self._app.removeEventFilter(self)
        return super().eventFilter(watched, event)

    def _open_client(self, found: int) -> None:
        self._app.removeEventFilter(self)
        if found and not self._at_work:
            self._window.open_client(self._client_id)
        self.deleteLater()
