"""Thin line icons (Phosphor, from QtAwesome's files), drawn as outlines in a color token.

Importing QtAwesome takes 170 ms and loads eight fonts and QtOpenGL; reading its Phosphor file alone takes 5 ms. An icon stores
a color token rather than a color, so that it follows the theme at its next paint.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont, QTransform

from ui.theme import tokens

_EM = 256.0


@cache
def _load_icon_font() -> tuple[QRawFont, dict[str, str]]:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("QtAwesome, which holds the icons, is not installed.")
    fonts = Path(spec.submodule_search_locations[0]) / "fonts"
    outlines = next(fonts.glob("phosphor-[0-9]*.ttf"))
    names = next(fonts.glob("phosphor-charmap-*.json"))
    return QRawFont(str(outlines), _EM), json.loads(names.read_text(encoding="ascii"))


@cache
def get_icon_outline(name: str) -> QPainterPath:
    """Return the icon as an outline in a box from 0 to 1. Raises KeyError for an unknown icon."""
    font, names = _load_icon_font()
    character = chr(int(names[name.removeprefix("ph.")], 16))
    path = font.pathForGlyph(font.glyphIndexesForString(character)[0])
    return QTransform.fromScale(1 / _EM, 1 / _EM).translate(0, font.ascent()).map(path)


def draw_icon(painter: QPainter, name: str, box: QRectF, color: QColor) -> None:
    """Fill the icon's outline into `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width(), box.height())
    painter.fillPath(get_icon_outline(name), color)
    painter.restore()


class _OutlineIconEngine(QIconEngine):
    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        color = QColor(tokens.get_colors()[self._token])
        if mode is QIcon.Mode.Disabled:
            color.setAlphaF(0.45)
        side = min(rect.width(), rect.height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        draw_icon(painter, self._name, box, color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _OutlineIconEngine(self._name, self._token)


def make_icon(name: str, token: str = "ink") -> QIcon:  # noqa: S107  a color token, no secret
    """Return an icon such as `ph.calendar` in the color of `token`. Raises KeyError for an unknown icon or token."""
    get_icon_outline(name)
    tokens.LIGHT[token]
    return QIcon(_OutlineIconEngine(name, token))
