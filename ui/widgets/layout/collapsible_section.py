"""A section for content that is rarely needed: at first it is only a button that opens it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Role, make_plain_label, set_style_role
from ui.theme.roles import show_when
from ui.widgets.controls.action_button import ActionButton


class CollapsibleSection(QWidget):
    """Shows `content` when its button is clicked. Only `fold_content` closes it again."""

    def __init__(self, text: str, content: QWidget) -> None:
        super().__init__()
        self.content = content
        self.button = ActionButton(text)
        self.button.show_icon("ph.plus")
        set_style_role(self.button, Role.QUIET)
        self.button.align_flush_left()
        self.button.clicked.connect(self._open_content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = make_plain_label(text, Role.FIELD_LABEL)
        column.addWidget(self.title)
        column.addWidget(content)
        self.fold_content(folded=True)

    def fold_content(self, *, folded: bool) -> None:
        """Show only the button if `folded`, otherwise the title and the content."""
        show_when(self.button, folded)
        for part in (self.title, self.content):
            show_when(part, not folded)

    def _open_content(self) -> None:
        self.fold_content(folded=False)
        self.content.setFocus()


def unfold_around(widget: QWidget) -> None:
    """Open every collapsible section around the widget."""
    ancestor = widget.parentWidget()
    while ancestor is not None:
        if isinstance(ancestor, CollapsibleSection):
            ancestor.fold_content(folded=False)
        ancestor = ancestor.parentWidget()
