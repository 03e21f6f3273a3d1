"""The work list at the right of Today: a card per group, which expands in place to show its items."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from charting.summaries.today.today_content import WorkGroup
from ui.pages.today import texts
from ui.pages.today.work_buttons import WorkButton, WorkGroupButton, WorkItemButton
from ui.theme import Role, make_plain_label, set_style_role, tokens
from ui.widgets.cards.card import Card


class WorkList(QScrollArea):
    """Emits `entered(Todo)` when an item was chosen. Enter on a group expands it, or chooses its only item."""

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(texts.WORK)
        body = QWidget()
        set_style_role(body, Role.PAGE)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(_make_all_done_card())
        self._column.addStretch(1)
        self.setWidget(body)
        self._groups: tuple[WorkGroup, ...] = ()
        self._cards: list[_GroupCard] = []

    def show_groups(self, groups: Sequence[WorkGroup]) -> None:
        """Show these groups; expanded groups stay expanded, and the focus stays on its line if that is still there."""
        if tuple(groups) == self._groups:
            return
        self._groups = tuple(groups)
        expanded_kinds = {card.head.work_group.kind for card in self._cards if card.head.isChecked()}
        focused_key = next((_get_line_key(line) for line in self.collect_lines() if line.hasFocus()), None)
        self._rebuild_cards()
        for card in self._cards:
            if card.head.isCheckable() and card.head.work_group.kind in expanded_kinds:
                card.set_expanded(on=True)
        refocused = next((line for line in self.collect_lines() if _get_line_key(line) == focused_key), None)
        if refocused is not None:
            refocused.setFocus()

    def collect_lines(self) -> list[WorkButton]:
        """Return the visible lines, from the top."""
        return [line for card in self._cards for line in card.iterate_lines()]

    def _rebuild_cards(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._cards = [_GroupCard(group, self) for group in self._groups]
        for card in self._cards:
            self._column.addWidget(card)
        if not self._cards:
            self._column.addWidget(_make_all_done_card())
        self._column.addStretch(1)

    def move_focus(self, line: WorkButton, by: int) -> None:
        """Move the focus `by` lines down from that line; up when negative."""
        lines = self.collect_lines()
        target = lines[min(max(lines.index(line) + by, 0), len(lines) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(target, 0, tokens.GRID)


class _GroupCard(QFrame):
    """A group's line and, below it, its items, which are created when the group is first expanded."""

    def __init__(self, group: WorkGroup, owner: WorkList) -> None:
        super().__init__()
        set_style_role(self, Role.CARD)
        self.head = WorkGroupButton(group)
        self.items: list[WorkItemButton] = []
        self._owner = owner
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._add_line(self.head)
        self.head.clicked.connect(lambda on: self._handle_press(on=on))

    def set_expanded(self, *, on: bool) -> None:
        """Show or hide the items."""
        self.head.setChecked(on)
        if on and not self.items:
            self.items = [WorkItemButton(item) for item in self.head.work_group.items]
            for item in self.items:
                self._add_line(item)
                item.clicked.connect(lambda _=False, todo=item.item.need: self._owner.entered.emit(todo))
        for item in self.items:
            item.setVisible(on)

    def iterate_lines(self) -> Iterator[WorkButton]:
        """Yield the visible lines."""
        yield self.head
        if self.head.isChecked():
            yield from self.items

    def _add_line(self, line: WorkButton) -> None:
        column = self.layout()
        assert column is not None
        column.addWidget(line)
        line.stepped.connect(lambda by: self._owner.move_focus(line, by))

    def _handle_press(self, *, on: bool) -> None:
        if self.head.isCheckable():
            self.set_expanded(on=on)
        else:
            self._owner.entered.emit(self.head.work_group.items[0].need)


def _get_line_key(line: WorkButton) -> tuple[str, ...]:
    """Return a key that a line keeps when the list is rebuilt."""
    if isinstance(line, WorkItemButton):
        todo = line.item.need
        return (todo.kind, todo.client_id, todo.case_id, todo.record_id)
    assert isinstance(line, WorkGroupButton)
    return (line.work_group.kind,)


def _make_all_done_card() -> Card:
    card = Card(texts.ALL_DONE)
    card.add_widget(make_plain_label(texts.ALL_DONE_MORE, Role.MUTED, wrap=True))
    return card
