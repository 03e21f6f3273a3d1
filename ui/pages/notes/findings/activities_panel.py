"""Up to five activities that the client named, each with its score from 0 to 10.

The Patient-Specific Functional Scale: Stratford P. et al., Physiotherapy Canada 47(4), 1995.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charting.model.findings import Activity
from charting.text.folding import fold
from ui.core import commands
from ui.pages.notes.findings import texts
from ui.theme import Role, make_plain_label, set_style_role, tokens
from ui.theme.roles import show_when
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.controls.input_controls import MAX_LINE_LENGTH
from ui.widgets.fields.score_field import ScoreField
from ui.widgets.text.snippet_expansion import enable_snippets

MAX_ACTIVITIES = 5  # as the PSFS asks
MAX_NAME_WIDTH = 443  # px, so that the scores align with the second column of the pain scores


class ActivityRow(QWidget):
    """One activity with its name and score; the previous score is underlined."""

    changed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_LINE_LENGTH)
        self.name.setMinimumWidth(120)
        self.name.setMaximumWidth(MAX_NAME_WIDTH)
        self.name.setPlaceholderText(texts.ACTIVITY_HINT)
        self.name.setAccessibleName(texts.ACTIVITY.format(number=number))
        commands.yield_shortcuts(self.name, in_rows=True)
        enable_snippets(self.name)
        self.strip = ScoreField("")
        self.setFocusProxy(self.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GRID)
        row.addWidget(self.name, 1)
        row.addWidget(self.strip)
        row.addStretch()
        self.name.textEdited.connect(lambda _: self._handle_rename())
        self.strip.changed.connect(lambda _: self.changed.emit())

    def show_activity(self, name: str, score: int | None, previous: int | None) -> None:
        """Show the name, the score and the previous score."""
        self.name.setText(name)
        self.strip.set_value(score)
        self.strip.set_previous(previous)
        self._describe_strip()

    def get_name(self) -> str:
        """Return the name as it will be charted."""
        return self.name.text().strip()

    def get_score(self) -> int | None:
        """Return the score; None if it was not asked."""
        return self.strip.get_value()

    def _handle_rename(self) -> None:
        self._describe_strip()
        self.changed.emit()

    def _describe_strip(self) -> None:
        self.strip.score_keys.label = texts.SCORE_OF.format(
            name=self.get_name() or self.name.accessibleName()
        )
        self.strip.score_keys.update_description()
        lacks_name = not self.get_name() and self.get_score() is not None
        self.strip.set_error(texts.NO_NAME if lacks_name else "")


class ActivitiesPanel(QWidget):
    """The activities. Ctrl+Shift+R adds one, and Ctrl+Delete removes the current one. Empty rows are not charted."""

    changed = Signal()
    field = "activities"

    def __init__(self) -> None:
        super().__init__()
        self._previous: dict[str, int] = {}
        self._all_rows: list[ActivityRow] = []
        self._shown_count = 0
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        for _ in range(MAX_ACTIVITIES):
            self._make_row()
        self.add_button = ActionButton(texts.ADD_ACTIVITY)
        self.add_button.show_icon("ph.plus")
        set_style_role(self.add_button, Role.QUIET)
        self.add_button.setToolTip(commands.format_tooltip(commands.get_command("row.add")))
        self.add_button.clicked.connect(self.add_row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(self._column)
        self._foot = QHBoxLayout()
        self._foot.addWidget(make_plain_label(texts.PSFS_ANCHOR, Role.HINT))
        self._foot.addStretch(1)
        self._foot.addWidget(self.add_button)
        outer.addLayout(self._foot)
        for identifier, slot in (("row.add", self.add_row), ("row.remove", self.remove_row)):
            action = commands.add_action(identifier, self, slot)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.load_items(())

    @property
    def rows(self) -> list[ActivityRow]:
        """The visible rows. All rows are made at the start, which keeps the Tab order right."""
        return self._all_rows[: self._shown_count]

    def put_below(self, button: ActionButton) -> None:
        """Put another button in the line below the activities."""
        self._foot.insertWidget(self._foot.indexOf(self.add_button), button)

    def load_items(self, items: Sequence[Activity], previous: Sequence[Activity] = ()) -> None:
        """Show these activities; `previous` are those charted before, newest first."""
        self._previous = {
            fold(activity.name): activity.score
            for activity in reversed(previous)
            if activity.score is not None
        }
        self._show_activities([(activity.name, activity.score) for activity in items] or [("", None)])

    def load_unread(self, unread: Mapping[str, str]) -> None:
        """Show scores that have no name yet, after `load_items`."""
        paths = sorted(path for path in unread if path.startswith(f"{self.field}."))
        lines = [(row.get_name(), row.get_score()) for row in self.rows if row.get_name()]
        self._show_activities(lines + [("", int(unread[path])) for path in paths] or [("", None)])

    def reload_items(
        self, items: Sequence[Activity], previous: Sequence[Activity], unread: Mapping[str, str]
    ) -> None:
        """Show these activities instead, keeping the cursor in its row or else in the last one."""
        current = self._find_current_row()
        if current >= len(items) > 0:
            self.rows[len(items) - 1].setFocus()
        self.load_items(items, previous)
        self.load_unread(unread)

    def collect_items(self) -> tuple[Activity, ...]:
        """Collect the activities that have a name."""
        return tuple(
            Activity(name=row.get_name(), score=row.get_score()) for row in self.rows if row.get_name()
        )

    def set_scores(self, scores: Mapping[str, int | None]) -> None:
        """Set the scores of the activities with these names, as if the user had; the others keep theirs."""
        for row in self.rows:
            if row.get_name() in scores:
                row.strip.set_value(scores[row.get_name()])
        self.changed.emit()

    def collect_unread(self) -> dict[str, str]:
        """Collect the scores without a name, by path."""
        nameless = [
            row.get_score() for row in self.rows if not row.get_name() and row.get_score() is not None
        ]
        return {f"{self.field}.{index}": str(score) for index, score in enumerate(nameless)}

    def focus_field(self, _path: str) -> None:
        """Put the cursor in the first row without a name, or else in the first row."""
        nameless = [row for row in self.rows if not row.get_name()]
        (nameless or self.rows)[0].setFocus()

    def add_row(self) -> None:
        """Put the cursor in an empty row, adding one if needed."""
        empty = next((row for row in self.rows if not row.get_name() and row.get_score() is None), None)
        if empty is None and self._shown_count < MAX_ACTIVITIES:
            empty = self._all_rows[self._shown_count]
            empty.show_activity("", None, None)
            self._show_first_rows(self._shown_count + 1)
        if empty is not None:
            empty.setFocus()

    def remove_row(self) -> None:
        """Remove the row with the cursor."""
        index = self._find_current_row()
        if index < 0:
            return
        lines = [(row.get_name(), row.get_score()) for row in self.rows]
        del lines[index]
        self._show_activities(lines or [("", None)])
        self.rows[min(index, self._shown_count - 1)].setFocus()
        self.changed.emit()

    def _find_current_row(self) -> int:
        focused = self.focusWidget()
        rows = enumerate(self.rows)
        return next((index for index, row in rows if focused and row.isAncestorOf(focused)), -1)

    def _show_activities(self, lines: Sequence[tuple[str, int | None]]) -> None:
        while len(self._all_rows) < len(lines):
            self._make_row()
        for row, (name, score) in zip(self._all_rows, lines, strict=False):
            row.show_activity(name, score, self._previous.get(fold(name)))
        self._show_first_rows(len(lines))

    def _make_row(self) -> None:
        row = ActivityRow(len(self._all_rows) + 1)
        row.changed.connect(self.changed)
        row.changed.connect(lambda: row.strip.set_previous(self._previous.get(fold(row.get_name()))))
        self._all_rows.append(row)
        self._column.addWidget(row)

    def _show_first_rows(self, count: int) -> None:
        self._shown_count = count
        for index, row in enumerate(self._all_rows):
            show_when(row, index < count)
        self.add_button.setEnabled(count < MAX_ACTIVITIES)
