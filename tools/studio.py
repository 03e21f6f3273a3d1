"""Takes pictures of the real window and of a PDF's page, small enough for a repository."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pypdfium2
from PIL import Image  # reportlab brings it
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from charting.chart import Chart
from ui.app import House
from ui.window import Window

SIZE = (1440, 900)
COLORS = 256  # all that such a file can have; a picture stays below 250 KB
PAGE_DPI = 108
PATIENCE = 30.0  # seconds
QUIET = 0.4  # seconds: an editor has found its place by then

Answer = TypeVar("Answer")


class Studio:
    """Keeps pictures in a folder: `keep` one of a widget, `keep_page` one of a PDF."""

    def __init__(self, app: QApplication, folder: Path, wanted: list[str]) -> None:
        self.app = app
        self._folder, self._wanted = folder, wanted

    def until(self, reached: Callable[[], object]) -> None:
        """Let the application work until that holds. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not reached():
            if time.monotonic() > end:
                raise TimeoutError("The window did not get there.")
            self.app.processEvents()
            time.sleep(0.005)

    def rest(self, window: Window) -> None:
        """Let the chart's thread and the pages come to rest."""
        quiet = time.monotonic() + QUIET
        self.until(lambda: not window.desk.worker.busy and time.monotonic() > quiet)

    def ask(self, window: Window, question: Callable[[Chart], Answer]) -> Answer:
        """What the chart answers."""
        found: list[Answer] = []
        window.desk.read(question, found.append)
        self.until(lambda: found)
        return found[0]

    def show(self, window: Window, client_id: str, tab: str, record_id: str = "") -> None:
        """That client, on that tab, with that record open."""
        window.open_client(client_id, tab, record_id)
        self.rest(window)

    def keep(self, name: str, widget: QWidget) -> None:
        """The widget as it looks now."""
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
        self._keep(name, Image.frombytes("RGBA", (image.width(), image.height()), bytes(image.constBits())))

    def keep_page(self, name: str, pdf: Path) -> None:
        """The first page of the file."""
        with pypdfium2.PdfDocument(pdf) as document:
            self._keep(name, document[0].render(scale=PAGE_DPI / 72).to_pil())

    def _keep(self, name: str, picture: Image.Image) -> None:
        if self._wanted and name not in self._wanted:
            return
        file = self._folder / f"{name}.png"
        # The other ways to choose colors turn a chip's few amber points into the red of an alert; `kmeans` makes the
        # colors of the large grounds exact.
        method = Image.Quantize.MAXCOVERAGE
        few = picture.convert("RGB").quantize(COLORS, method, kmeans=1, dither=Image.Dither.NONE)
        few.save(file, optimize=True)
        print(f"{file.stat().st_size // 1024:>4} KB  {file.name}")


def house_on(studio: Studio, chart: Path) -> House:
    """The program on that chart, as its start makes it."""
    house = House(studio.app, chart)
    sys.excepthook = sys.__excepthook__  # a fault is told on the terminal, not in a box that nobody presses
    house.start()
    return house


@contextmanager
def opened(studio: Studio, chart: Path) -> Iterator[Window]:
    """The window on a chart that is set up; closed afterwards."""
    house = house_on(studio, chart)
    studio.until(lambda: house.window)
    assert house.window is not None
    window = house.window
    window.resize(*SIZE)
    window.activateWindow()
    studio.rest(window)
    yield window
    window.close()
    studio.until(lambda: house.window is None)


def on_screen(kind: str) -> list[Any]:
    """The windows on screen that are of the class of that name."""
    tops = QApplication.topLevelWidgets()
    return [each for each in tops if type(each).__name__ == kind and each.isVisible()]


def press(widget: QWidget, text: str = "", keys: Sequence[str] = ()) -> None:
    """Type the text there, then press those keys, as a person would."""
    QTest.keyClicks(widget, text)
    for each in keys:
        key = QKeySequence(each)[0]
        QTest.keyClick(widget, key.key(), key.keyboardModifiers())


def scroll_to(area: QScrollArea, part: QWidget) -> None:
    """That part to the top of what scrolls."""
    inside = area.widget()
    area.verticalScrollBar().setValue(part.mapTo(inside, part.rect().topLeft()).y() - 8)


def scroll_down(window: Window) -> None:
    """The longest thing on screen, to its end."""
    bars = [area.verticalScrollBar() for area in window.findChildren(QScrollArea) if area.isVisible()]
    longest = max(bars, key=lambda bar: bar.maximum())
    longest.setValue(longest.maximum())
