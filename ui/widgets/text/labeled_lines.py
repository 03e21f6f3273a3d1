"""Headings and texts in two columns, for reading a note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.theme import Role, make_plain_label, tokens


class LabeledLines(QWidget):
    """Rows of (heading, text); the text can be selected with mouse and keyboard."""

    def __init__(self, heading_width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.GRID)
        self._grid.setVerticalSpacing(tokens.GRID // 2)
        self._grid.setColumnMinimumWidth(0, heading_width)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Replace the rows; labels of rows that stay are reused."""
        for surplus_row in self._labels[len(lines) :]:
            for label in surplus_row:
                self._grid.removeWidget(label)
                label.hide()
                label.deleteLater()
        del self._labels[len(lines) :]
        for row in range(len(self._labels), len(lines)):
            self._labels.append((self._make_label(Role.STRONG), self._make_label(None)))
            self._grid.addWidget(self._labels[row][0], row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._labels[row][1], row, 1)
        for labels, texts in zip(self._labels, lines, strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)
        self.setAccessibleName(". ".join(f"{heading}: {text}" for heading, text in lines))

    @staticmethod
    def _make_label(role: Role | None) -> QLabel:
        label = make_plain_label("", role, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return label
