"""Takes pictures of the real window and of a PDF's page, small enough for a repository."""

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
COLORS = 256  # all that such a file can have; a picture stays below 250 KB
PAGE_DPI = 108
PATIENCE = 30.0  # seconds
QUIET = 0.4  # seconds: an editor has found its place by then

Answer = TypeVar("Answer")
WidgetT = TypeVar("WidgetT", bound=QWidget)


class Studio:
    """Keeps pictures in a folder: `keep` one of a widget, `save_pdf_page` one of a PDF."""

    def __init__(self, app: QApplication, folder: Path, wanted: list[str]) -> None:
        self.app = app
        self._folder, self._wanted = folder, wanted

    def wait_until(self, reached: Callable[[], object]) -> None:
        """Let the application work until that holds. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not reached():
            if time.monotonic() > end:
                raise TimeoutError("The window did not get there.")
            self.app.processEvents()
            time.sleep(0.005)

    def wait_until_idle(self, window: MainWindow) -> None:
        """Let the chart's thread and the pages come to rest."""
        quiet = time.monotonic() + QUIET
        self.wait_until(lambda: not window.chart_client.worker.is_busy and time.monotonic() > quiet)

    def ask_chart(self, window: MainWindow, question: Callable[[ClinicFile], Answer]) -> Answer:
        """What the chart answers."""
        found: list[Answer] = []
        window.chart_client.run_query(question, found.append)
        self.wait_until(lambda: found)
        return found[0]

    def show_record(self, window: MainWindow, client_id: str, tab: str, record_id: str = "") -> None:
        """That client, on that tab, with that record open."""
        window.open_client(client_id, tab, record_id)
        self.wait_until_idle(window)

    def save_picture(self, name: str, widget: QWidget) -> None:
        """The widget as it looks now."""
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
        self._save_image(
            name, Image.frombytes("RGBA", (image.width(), image.height()), bytes(image.constBits()))
        )

    def save_pdf_page(self, name: str, pdf: Path) -> None:
        """The first page of the file."""
        with pypdfium2.PdfDocument(pdf) as document:
            self._save_image(name, document[0].render(scale=PAGE_DPI / 72).to_pil())

    def _save_image(self, name: str, picture: Image.Image) -> None:
        if self._wanted and name not in self._wanted:
            return
        file = self._folder / f"{name}.png"
        # The other ways to choose colors turn a chip's few amber points into the red of an alert; `kmeans` makes the
        # colors of the large grounds exact.
        method = Image.Quantize.MAXCOVERAGE
        few = picture.convert("RGB").quantize(COLORS, method, kmeans=1, dither=Image.Dither.NONE)
        few.save(file, optimize=True)
        print(f"{file.stat().st_size // 1024:>4} KB  {file.name}")


def start_application(studio: Studio, chart: Path) -> Application:
    """The program on that chart, as its start makes it."""
    house = Application(studio.app, chart)
    sys.excepthook = sys.__excepthook__  # a fault is told on the terminal, not in a box that nobody presses
    house.start_opening()
    return house


@contextmanager
def open_demo_window(studio: Studio, chart: Path) -> Iterator[MainWindow]:
    """The window on a chart that is set up; closed afterwards."""
    house = start_application(studio, chart)
    studio.wait_until(lambda: house.window)
    assert house.window is not None
    window = house.window
    window.resize(*SIZE)
    window.activateWindow()
    studio.wait_until_idle(window)
    yield window
    window.close()
    studio.wait_until(lambda: house.window is None)


def find_windows(kind: type[WidgetT]) -> list[WidgetT]:
    """The visible windows of that class."""
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()
    ]


def type_and_press(widget: QWidget, text: str = "", keys: Sequence[str] = ()) -> None:
    """Type the text there, then press those keys, as a person would."""
    QTest.keyClicks(widget, text)
    for each in keys:
        key = QKeySequence(each)[0]  # type: ignore[index]  # the stubs lack it (doc.qt.io/qt-6/qkeysequence.html)
        QTest.keyClick(widget, key.key(), key.keyboardModifiers())


def scroll_to(area: QScrollArea, part: QWidget) -> None:
    """That part to the top of what scrolls."""
    inside = area.widget()
    assert inside is not None
    area.verticalScrollBar().setValue(part.mapTo(inside, part.rect().topLeft()).y() - 8)


def scroll_down(window: MainWindow) -> None:
    """The longest thing on screen, to its end."""
    bars = [area.verticalScrollBar() for area in window.findChildren(QScrollArea) if area.isVisible()]
    longest = max(bars, key=lambda bar: bar.maximum())
    longest.setValue(longest.maximum())
