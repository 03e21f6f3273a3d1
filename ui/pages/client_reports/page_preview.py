"""The very page: a PDF drawn by pdfium, as wide as there is room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea

from ui.theme import Role, set_style_role

PIXELS_PER_POINT = 2.0  # pixels a point: sharp on a dense screen too
POINTS_PER_INCH = 72


def render_page_image(pdf: bytes, scale: float = PIXELS_PER_POINT) -> QImage:
    """The first page as an image, `scale` pixels a point. Safe on any thread."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[0].render(scale=scale)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        pixels = bytes(bitmap.buffer)
        return QImage(pixels, width, height, stride, QImage.Format.Format_BGR888).copy()
    finally:
        document.close()


class PagePreview(QScrollArea):
    """Shows a page; scrolls with the arrow keys when it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        set_style_role(self, Role.PAGE)
        self.setAccessibleName("Page")
        self._pixels = QPixmap()
        self._page = QLabel()
        self._page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._page.setTextFormat(Qt.TextFormat.PlainText)
        self._page.setWordWrap(True)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_image(self, image: QImage) -> None:
        """Show this page; the place scrolled to is kept."""
        self._pixels = QPixmap.fromImage(image)
        self._fit_to_width()

    def show_message(self, words: str) -> None:
        """Show words instead of a page."""
        self._pixels = QPixmap()
        self._page.setPixmap(QPixmap())
        self._page.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page takes the new width."""
        super().resizeEvent(event)
        self._fit_to_width()

    def _fit_to_width(self) -> None:
        if self._pixels.isNull():
            return
        ratio = self.devicePixelRatioF()
        width = int(min(self.viewport().width() - 8, 900) * ratio)
        shown = self._pixels.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        self._page.setPixmap(shown)
