"""The work list at the right of Today: a card for each group, which opens to its things in place."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from charting.summaries.today import WorkGroup
from ui.pages.today import texts
from ui.pages.today.work_buttons import GroupButton, ItemButton, WorkButton
from ui.theme import Role, dress, plain, tokens
from ui.widgets.card import Card


class WorkList(QScrollArea):
    """`entered(Need)` when a thing was chosen. Enter on a group opens it, or goes straight to its only thing."""

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(texts.WORK)
        body = QWidget()
        dress(body, Role.PAGE)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(_all_done())
        self._column.addStretch(1)
        self.setWidget(body)
        self._groups: tuple[WorkGroup, ...] = ()
        self._cards: list[_GroupCard] = []

    def show_groups(self, groups: Sequence[WorkGroup]) -> None:
        """Show these; a group that is open stays open, and the focus stays where it can."""
        if tuple(groups) == self._groups:
            return
        self._groups = tuple(groups)
        opened = {card.head.work.kind for card in self._cards if card.head.isChecked()}
        focused = next((_name(line) for line in self.lines() if line.hasFocus()), None)
        self._rebuild()
        for card in self._cards:
            if card.head.isCheckable() and card.head.work.kind in opened:
                card.open(on=True)
        again = next((line for line in self.lines() if _name(line) == focused), None)
        if again is not None:
            again.setFocus()

    def lines(self) -> list[WorkButton]:
        """The lines that can be reached now, from the top."""
        return [line for card in self._cards for line in card.lines()]

    def _rebuild(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._cards = [_GroupCard(group, self) for group in self._groups]
        for card in self._cards:
            self._column.addWidget(card)
        if not self._cards:
            self._column.addWidget(_all_done())
        self._column.addStretch(1)

    def step(self, line: WorkButton, by: int) -> None:
        """Move the focus from that line to one of its neighbors."""
        lines = self.lines()
        to = lines[min(max(lines.index(line) + by, 0), len(lines) - 1)]
        to.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(to, 0, tokens.GRID)


class _GroupCard(QFrame):
    """The group's line, and below it its things, made when it is first opened."""

    def __init__(self, group: WorkGroup, owner: WorkList) -> None:
        super().__init__()
        dress(self, Role.CARD)
        self.head = GroupButton(group)
        self.items: list[ItemButton] = []
        self._owner = owner
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._add(self.head)
        self.head.clicked.connect(lambda on: self._press(on=on))

    def open(self, *, on: bool) -> None:
        """Show or hide the things."""
        self.head.setChecked(on)
        if on and not self.items:
            self.items = [ItemButton(item) for item in self.head.work.items]
            for item in self.items:
                self._add(item)
                item.clicked.connect(lambda _=False, need=item.item.need: self._owner.entered.emit(need))
        for item in self.items:
            item.setVisible(on)

    def lines(self) -> Iterator[WorkButton]:
        """Those in sight."""
        yield self.head
        if self.head.isChecked():
            yield from self.items

    def _add(self, line: WorkButton) -> None:
        column = self.layout()
        assert column is not None
        column.addWidget(line)
        line.stepped.connect(lambda by: self._owner.step(line, by))

    def _press(self, *, on: bool) -> None:
        if self.head.isCheckable():
            self.open(on=on)
        else:
            self._owner.entered.emit(self.head.work.items[0].need)


def _name(line: WorkButton) -> tuple[str, ...]:
    """The same for a line of before and of now."""
    if isinstance(line, ItemButton):
        need = line.item.need
        return (need.kind, need.client_id, need.case_id, need.record_id)
    assert isinstance(line, GroupButton)
    return (line.work.kind,)


def _all_done() -> Card:
    card = Card(texts.ALL_DONE)
    card.put(plain(texts.ALL_DONE_MORE, Role.MUTED, wrap=True))
    return card
