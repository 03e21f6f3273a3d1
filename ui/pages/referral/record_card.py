"""What the cards of referrals, consents, contacts and visits share."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal

from charting.actions.setting_up import save
from charting.model.provider import Provider
from charting.summaries.client_file import CaseFile, ClientFile
from ui.desk import Desk
from ui.pages.referral import texts
from ui.pages.table_card import TableCard, quiet_button
from ui.widgets.buttons import ActionButton
from ui.widgets.rows_model import Column


class RecordCard(TableCard):
    """The base: adds with its first button, changes with Enter. `stored(record)` when something was."""

    stored = Signal(object)

    def __init__(
        self, desk: Desk, title: str, columns: Sequence[Column], empty: str, *more: ActionButton
    ) -> None:
        self.add = quiet_button(texts.ADD, "ph.plus")
        self.add.setAccessibleName(f"{title}: {texts.ADD}")
        super().__init__(title, columns, empty, [*more, self.add])
        self.desk = desk
        self.file: ClientFile | None = None
        self.case: CaseFile | None = None
        self._of_row = more
        self.add.clicked.connect(self.add_record)
        self.table.activated_row.connect(self._edit)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._enable())

    def show_case(self, file: ClientFile, case: CaseFile | None) -> None:
        """Show the records of this client and case."""
        self.file, self.case = file, case
        self.show_rows(self._rows())
        self._enable()

    def add_record(self) -> None:
        """Open the sheet of a new one."""
        self._edit(None)

    def provider(self, provider_id: str) -> Provider:
        """The provider of that id, of the file on show."""
        if self.file is None:
            raise KeyError(provider_id)
        return self.file.providers[provider_id]

    @abstractmethod
    def _rows(self) -> Sequence[Any]:
        """The records to list."""

    @abstractmethod
    def _edit(self, record: Any) -> None:
        """Open that record, to change it."""

    def _enable(self) -> None:
        row = self.table.row()
        for button in self._of_row:
            button.setEnabled(row is not None and self._allows(row))

    def _allows(self, row: Any) -> bool:
        """Whether the buttons of a row mean something for that one."""
        return row is not None

    def _change(self, record: Any, said: str, then: Callable[[], None] = lambda: None) -> None:
        """Store a change made by a button."""

        def done(stored: object) -> None:
            then()
            self.desk.say(said)
            self.stored.emit(stored)

        self.desk.act(lambda chart, who: save(chart, who, record), done, owner=self)
