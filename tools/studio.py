"""Takes pictures of the real window and of PDF pages, small enough for a repository."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pypdfium2
from PIL import Image  # reportlab brings it
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from charting.clinic_file import ClinicFile
from ui.application.application import Application
from ui.application.main_window import MainWindow

SIZE = (1440, 900)
COLORS = 256  # the most a palette PNG can have; a picture stays below 250 KB
PAGE_DPI = 108
PATIENCE = 30.0  # seconds
QUIET = 0.4  # seconds, after which an editor has settled

ResultT = TypeVar("ResultT")
WidgetT = TypeVar("WidgetT", bound=QWidget)


class Studio:
    """Saves pictures in a folder: `save_picture` of a widget, `save_pdf_page` of a PDF. With `wanted` names, only those."""

    def __init__(self, app: QApplication, folder: Path, wanted: list[str]) -> None:
        self.app = app
        self._folder, self._wanted = folder, wanted

    def wait_until(self, reached: Callable[[], object]) -> None:
        """Run the event loop until `reached()` is true. Raises TimeoutError after PATIENCE seconds."""
        end = time.monotonic() + PATIENCE
        while not reached():
            if time.monotonic() > end:
                raise TimeoutError("The window did not get there.")
            self.app.processEvents()
            time.sleep(0.005)

    def wait_until_idle(self, window: MainWindow) -> None:
        """Run the event loop until the worker thread and the pages are idle."""
        quiet = time.monotonic() + QUIET
        self.wait_until(lambda: not window.chart_client.worker.is_busy and time.monotonic() > quiet)

    def ask_clinic_file(self, window: MainWindow, query: Callable[[ClinicFile], ResultT]) -> ResultT:
        """The result of a query on the open clinic file."""
        results: list[ResultT] = []
        window.chart_client.run_query(query, results.append)
        self.wait_until(lambda: results)
        return results[0]

    def show_record(self, window: MainWindow, client_id: str, tab: str, record_id: str = "") -> None:
        """Open that record of the client on that tab."""
        window.open_client(client_id, tab, record_id)
        self.wait_until_idle(window)

    def save_picture(self, name: str, widget: QWidget) -> None:
        """Save a picture of the widget as it looks now."""
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
        self._save_image(
            name, Image.frombytes("RGBA", (image.width(), image.height()), bytes(image.constBits()))
        )

    def save_pdf_page(self, name: str, pdf: Path) -> None:
        """Save a picture of the first page of the PDF."""
        with pypdfium2.PdfDocument(pdf) as document:
            self._save_image(name, document[0].render(scale=PAGE_DPI / 72).to_pil())

    def _save_image(self, name: str, picture: Image.Image) -> None:
        if self._wanted and name not in self._wanted:
            return
        file = self._folder / f"{name}.png"
        # Other methods turn the few amber pixels of a chip into the red of an alert; `kmeans` keeps the colors of
        # large areas exact (pillow.readthedocs.io/en/stable/reference/Image.html).
        method = Image.Quantize.MAXCOVERAGE
        reduced = picture.convert("RGB").quantize(COLORS, method, kmeans=1, dither=Image.Dither.NONE)
        reduced.save(file, optimize=True)
        print(f"{file.stat().st_size // 1024:>4} KB  {file.name}")


def start_application(studio: Studio, path: Path) -> Application:
    """Start the program on that clinic file, as the command line does."""
    application = Application(studio.app, path)
    sys.excepthook = sys.__excepthook__  # print errors on the terminal, not in a dialog that nobody closes
    application.start_opening()
    return application


@contextmanager
def open_demo_window(studio: Studio, path: Path) -> Iterator[MainWindow]:
    """Open the window on a clinic file that is set up, for the block."""
    application = start_application(studio, path)
    studio.wait_until(lambda: application.window)
    assert application.window is not None
    window = application.window
    window.resize(*SIZE)
    window.activateWindow()
    studio.wait_until_idle(window)
    yield window
    window.close()
    studio.wait_until(lambda: application.window is None)


def find_windows(kind: type[WidgetT]) -> list[WidgetT]:
    """The visible top-level windows of that class."""
    windows = QApplication.topLevelWidgets()
    return [window for window in windows if isinstance(window, kind) and window.isVisible()]


def type_and_press(widget: QWidget, text: str = "", keys: Sequence[str] = ()) -> None:
    """Type the text into the widget, then press those keys."""
    QTest.keyClicks(widget, text)
    for name in keys:
        key = QKeySequence(name)[0]  # type: ignore[index]  # the stubs lack it (doc.qt.io/qt-6/qkeysequence.html)
        QTest.keyClick(widget, key.key(), key.keyboardModifiers())


def scroll_to(area: QScrollArea, part: QWidget) -> None:
    """Scroll until that part of the area is at the top."""
    content = area.widget()
    assert content is not None
    area.verticalScrollBar().setValue(part.mapTo(content, part.rect().topLeft()).y() - 8)


def scroll_down(window: MainWindow) -> None:
    """Scroll the longest visible area to its end."""
    bars = [area.verticalScrollBar() for area in window.findChildren(QScrollArea) if area.isVisible()]
    longest = max(bars, key=lambda bar: bar.maximum())
    longest.setValue(longest.maximum())
