"""What a fresh process does for the rows of starting; started as `python -m tests.bench.cold SCENE CHART …`.

Each scene prints one line when what it shows is painted: the modules in memory and the memory in megabytes.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def bare() -> None:
    """The floor of a window: PySide6 and one label."""
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication(["bare"])
    label = QLabel("Today")
    label.resize(1440, 900)
    label.show()
    app.processEvents()
    _tell("")


def today() -> None:
    """The program as `soapstone` starts it, on the clinic's own chart, until Today stands there with its day."""
    _start(lambda window: window.pages["go.today"].day is not None)


def answering() -> None:
    """The same until the chart is open behind it, and has answered what was asked of it."""
    _start(lambda window: not window.chart_client.worker.is_busy)


def _start(reached: Any) -> None:
    from ui.cli import __main__
    from ui.cli import window as cli_window

    app: Any = cli_window.load_window_code()
    opens = app.run_application

    def watched(chart: Path) -> int:
        from PySide6.QtCore import QTimer

        made = app.make_application()
        timer = QTimer(interval=1)
        timer.timeout.connect(lambda: _look(made, reached))
        timer.start()
        exit_code: int = opens(chart)
        return exit_code

    app.run_application = watched
    sys.exit(__main__.main([]))


def _look(app: Any, reached: Any) -> None:
    from ui.application.main_window import MainWindow

    shown = [
        window for window in app.topLevelWidgets() if isinstance(window, MainWindow) and window.isVisible()
    ]
    if shown and reached(shown[0]):
        app.processEvents()
        _tell("")


def first_report(chart: str, client_id: str) -> None:
    """Milliseconds from the key to the painted preview, in a window that has made no report yet."""
    from tests.bench.onscreen import OnScreen, read_page
    from ui.pages.client_reports.page_preview import PagePreview

    shown = OnScreen(Path(chart))
    shown.open(client_id)
    start = perf_counter()
    shown.window.client_page._run_command("report.new")
    view = shown.window.findChildren(PagePreview)[0]
    shown.until(lambda: not read_page(view).pixmap().isNull())
    shown.painted()
    _tell(str((perf_counter() - start) * 1000))


def _tell(figure: str) -> None:
    """The line, and an end without closing, which is no part of a start."""
    from tests.bench.memory import peak

    print(f"{figure}|{peak()}|{','.join(sys.modules)}", flush=True)
    os._exit(0)


def export(chart: str, out: str) -> None:
    """Seconds that the whole chart takes to be written."""
    from charting.actions.transfer.clinic_export import export_clinic_file
    from charting.clinic_file import open_clinic_file

    with open_clinic_file(Path(chart)) as opened:
        start = perf_counter()
        export_clinic_file(opened, Path(out))
        seconds = perf_counter() - start
    _tell(str(seconds))


def import_(source: str, chart: str) -> None:
    """Seconds that making a chart of it takes."""
    from charting.actions.transfer.clinic_import import import_as_new_file

    start = perf_counter()
    import_as_new_file(Path(chart), Path(source))
    _tell(str(perf_counter() - start))


SCENES: dict[str, Callable[..., None]] = {
    "bare": bare,
    "today": today,
    "answering": answering,
    "first_report": first_report,
    "export": export,
    "import": import_,
}

if __name__ == "__main__":
    SCENES[sys.argv[1]](*sys.argv[2:])
