"""Style roles connect widgets with style.qss: a widget says what it is, and the style sheet says how that looks.

A test compares the roles here with every `setProperty` call and every selector of style.qss.
"""

from enum import StrEnum
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

Tone = Literal["good", "warn", "danger", "neutral", "info"]


class Role(StrEnum):
    """What a widget is; stored in its dynamic property `role`, which style.qss selects by."""

    PAGE = "page"
    PAGE_TITLE = "page-title"
    CARD = "card"
    SHEET = "sheet"
    CARD_TITLE = "card-title"
    HEADLINE_CARD = "headline-card"
    BANNER = "banner"
    MUTED = "muted"
    STRONG = "strong"
    FIELD_LABEL = "field-label"
    HINT = "hint"
    ERROR = "error"
    WARNING = "warning"
    CHIP = "chip"
    NOTICE = "notice"
    NOTICE_TEXT = "notice-text"
    SECTION_LETTER = "section-letter"
    COUNT = "count"
    PRIMARY = "primary"
    QUIET = "quiet"
    CHOICE = "choice"
    RAIL = "rail"
    RAIL_ITEM = "rail-item"
    TABS = "tabs"
    TABLE = "table"
    ENTRY_TABLE = "entry-table"
    TOAST = "toast"
    KEYS = "keys"
    RULE = "rule"


def set_style_role(widget: QWidget, role: Role, tone: Tone | None = None) -> None:
    """Set the role of `widget` and, for chips and notices, its tone; may be called again to change them."""
    widget.setProperty("role", role.value)
    if tone is not None:
        widget.setProperty("tone", tone)
    refresh_style(widget)


def mark_wrong(widget: QWidget, wrong: bool) -> None:
    """Show, or stop showing, that the content of `widget` is not accepted."""
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", wrong)
        refresh_style(widget)


def show_when(widget: QWidget, visible: bool) -> None:
    """Show or hide a part of a page. A widget without a parent is only marked to be shown: Qt would open it as a window."""
    if not visible:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)


def refresh_style(widget: QWidget) -> None:
    """Apply the style sheet again. Qt evaluates property selectors only once: doc.qt.io/qt-6/stylesheet-syntax.html."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def make_plain_label(text: str, role: Role | None = None, *, wrap: bool = False) -> QLabel:
    """Build a label that shows `text` as typed: QLabel guesses markup unless told not to."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    if role is not None:
        set_style_role(label, role)
    return label
