"""A preview of the actual PDF page, drawn by pdfium as wide as there is room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea

from ui.theme import Role, set_style_role

PIXELS_PER_POINT = 2.0  # sharp on a high-density screen too
POINTS_PER_INCH = 72


def render_page_image(pdf: bytes, scale: float = PIXELS_PER_POINT) -> QImage:
    """The first page as an image at `scale` pixels per point. Safe on any thread."""
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
    """Shows a page. The arrow keys scroll it while it has the focus."""

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
        """Show this page without losing the scroll position."""
        self._pixels = QPixmap.fromImage(image)
        self._fit_to_width()

    def show_message(self, text: str) -> None:
        """Show a message instead of a page."""
        self._pixels = QPixmap()
        self._page.setPixmap(QPixmap())
        self._page.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new width."""
        super().resizeEvent(event)
        self._fit_to_width()

    def _fit_to_width(self) -> None:
        if self._pixels.isNull():
            return
        ratio = self.devicePixelRatioF()
        width = int(min(self.viewport().width() - 8, 900) * ratio)
        scaled = self._pixels.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        self._page.setPixmap(scaled)
