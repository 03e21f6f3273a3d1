"""Up to five activities that the client named (PSFS), each with its strip; all by the keyboard."""

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
MAX_NAME_WIDTH = 443  # px: the scores stand under the second column of the pain strips


class ActivityRow(QWidget):
    """One activity: its name and its score, last time's underlined."""

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
        """Show name and score."""
        self.name.setText(name)
        self.strip.set_value(score)
        self.strip.set_previous(previous)
        self._describe_strip()

    def get_name(self) -> str:
        """The name as it will be charted."""
        return self.name.text().strip()

    def get_score(self) -> int | None:
        """The score, None while not asked."""
        return self.strip.get_value()

    def _handle_rename(self) -> None:
        self._describe_strip()
        self.changed.emit()

    def _describe_strip(self) -> None:
        self.strip.score_keys.label = texts.SCORE_OF.format(
            name=self.get_name() or self.name.accessibleName()
        )
        self.strip.score_keys.update_description()
        lacking = not self.get_name() and self.get_score() is not None
        self.strip.set_error(texts.NO_NAME if lacking else "")


class ActivitiesPanel(QWidget):
    """The activities. Ctrl+Shift+R adds one, Ctrl+Delete removes the one with the cursor.

    An empty one is not charted.
    """

    changed = Signal()
    field = "activities"

    def __init__(self) -> None:
        super().__init__()
        self._previous: dict[str, int] = {}
        self._made: list[ActivityRow] = []
        self._used = 0
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
        """Those on show. All are made at the start, so that Tab goes through them in their order."""
        return self._made[: self._used]

    def put_below(self, button: ActionButton) -> None:
        """One more quiet key in the line below, where there is room."""
        self._foot.insertWidget(self._foot.indexOf(self.add_button), button)

    def load_items(self, items: Sequence[Activity], previous: Sequence[Activity] = ()) -> None:
        """Show these; `previous` are those charted before, the newest first."""
        self._previous = {
            fold(each.name): each.score for each in reversed(previous) if each.score is not None
        }
        self._show_activities([(each.name, each.score) for each in items] or [("", None)])

    def load_unread(self, unread: Mapping[str, str]) -> None:
        """Put back scores that have no name yet. After `load`."""
        own = sorted(path for path in unread if path.startswith(f"{self.field}."))
        lines = [(row.get_name(), row.get_score()) for row in self.rows if row.get_name()]
        self._show_activities(lines + [("", int(unread[path])) for path in own] or [("", None)])

    def reload_items(
        self, items: Sequence[Activity], previous: Sequence[Activity], unread: Mapping[str, str]
    ) -> None:
        """Show these in place of those that are there; the cursor keeps its row, or comes to the last one."""
        here = self._place_of_cursor()
        if here >= len(items) > 0:
            self.rows[len(items) - 1].setFocus()
        self.load_items(items, previous)
        self.load_unread(unread)

    def collect_items(self) -> tuple[Activity, ...]:
        """Those that have a name."""
        return tuple(
            Activity(name=row.get_name(), score=row.get_score()) for row in self.rows if row.get_name()
        )

    def set_scores(self, scores: Mapping[str, int | None]) -> None:
        """Score the activities of these names, as if a person had; the others keep what they have."""
        for row in self.rows:
            if row.get_name() in scores:
                row.strip.set_value(scores[row.get_name()])
        self.changed.emit()

    def collect_unread(self) -> dict[str, str]:
        """Scores without a name, by path."""
        nameless = [
            row.get_score() for row in self.rows if not row.get_name() and row.get_score() is not None
        ]
        return {f"{self.field}.{place}": str(score) for place, score in enumerate(nameless)}

    def focus_field(self, _path: str) -> None:
        """The row that lacks its name, else the first."""
        lacking = [row for row in self.rows if not row.get_name()]
        (lacking or self.rows)[0].setFocus()

    def add_row(self) -> None:
        """One more, ready to name; the empty one, if there is one."""
        empty = next((row for row in self.rows if not row.get_name() and row.get_score() is None), None)
        if empty is None and self._used < MAX_ACTIVITIES:
            empty = self._made[self._used]
            empty.show_activity("", None, None)
            self._show_first_rows(self._used + 1)
        if empty is not None:
            empty.setFocus()

    def remove_row(self) -> None:
        """Take away the one with the cursor."""
        at = self._place_of_cursor()
        if at < 0:
            return
        lines = [(row.get_name(), row.get_score()) for row in self.rows]
        del lines[at]
        self._show_activities(lines or [("", None)])
        self.rows[min(at, self._used - 1)].setFocus()
        self.changed.emit()

    def _place_of_cursor(self) -> int:
        here = self.focusWidget()
        return next((place for place, row in enumerate(self.rows) if here and row.isAncestorOf(here)), -1)

    def _show_activities(self, lines: Sequence[tuple[str, int | None]]) -> None:
        while len(self._made) < len(lines):
            self._make_row()
        for row, (name, score) in zip(self._made, lines, strict=False):
            row.show_activity(name, score, self._previous.get(fold(name)))
        self._show_first_rows(len(lines))

    def _make_row(self) -> None:
        row = ActivityRow(len(self._made) + 1)
        row.changed.connect(self.changed)
        row.changed.connect(lambda: row.strip.set_previous(self._previous.get(fold(row.get_name()))))
        self._made.append(row)
        self._column.addWidget(row)

    def _show_first_rows(self, used: int) -> None:
        self._used = used
        for place, row in enumerate(self._made):
            show_when(row, place < used)
        self.add_button.setEnabled(used < MAX_ACTIVITIES)
