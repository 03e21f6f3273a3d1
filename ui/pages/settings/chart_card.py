"""The chart file: where it lies, whether it is whole, its backups, and the way back to one of them."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from charting.actions.checking import Checked, check_chart
from charting.errors import SoapstoneError
from charting.storage.backup import KEPT, backups_folder
from ui.dates import echo_moment
from ui.desk import Desk
from ui.pages.settings import texts
from ui.pages.settings.backups import BackupRow, ChartPlace, backup_columns, read_place, sound
from ui.theme import Role, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, Notice
from ui.widgets.dialogs import ask
from ui.widgets.keeping_place import show_rows
from ui.widgets.record_table import RecordTable


class ChartCard(Card):
    """`restore_asked(Path)` when a sound backup was chosen and the question was answered with Restore."""

    restore_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(texts.CHART)
        self._desk = desk
        self._folder = Path()
        self.path = QLineEdit()
        self.path.setReadOnly(True)
        self.path.setAccessibleName(texts.FILE)
        self.notice = Notice()
        self.table = RecordTable(backup_columns(), texts.BACKUPS, texts.NO_BACKUPS)
        self.table.setMinimumHeight(120)
        self.table.activated_row.connect(self._ask)
        self._lay_out()

    def refresh(self) -> None:
        """Look at the disk anew, on the chart's thread."""
        self._desk.read(read_place, self._show, self)

    def back_up(self) -> None:
        """A checked copy, now."""
        self.notice.say(texts.BACKING_UP)
        self.back_up_button.setEnabled(False)
        self._desk.worker.run(lambda chart: chart.back_up(), self._backed_up, self._failed, self)

    def check(self) -> None:
        """Every record against its log entry and its seal."""
        self.notice.say(texts.CHECKING)
        self.check_button.setEnabled(False)
        self._desk.worker.run(check_chart, self._checked, self._failed, self)

    def choose_file(self) -> None:
        """Any file; it is asked about when it is a sound chart."""
        self.dialog = QFileDialog(self, texts.CHOOSE_FILE, str(self._folder), texts.FILE_FILTER)
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.fileSelected.connect(lambda name: self.ask_file(Path(name)))
        self.dialog.open()

    def ask_file(self, path: Path) -> None:
        """Check that file, then ask."""
        self._try(path, texts.ASK_OTHER.format(name=path.name))

    def _lay_out(self) -> None:
        self.back_up_button = ActionButton(texts.BACK_UP, primary=True)
        self.back_up_button.clicked.connect(lambda _=False: self.back_up())
        self.check_button = ActionButton(texts.CHECK)
        self.check_button.clicked.connect(lambda _=False: self.check())
        self.restore_button = ActionButton(texts.RESTORE)
        self.restore_button.clicked.connect(lambda _=False: self._ask(self.table.row()))
        self.other_button = ActionButton(texts.RESTORE_OTHER)
        self.other_button.clicked.connect(lambda _=False: self.choose_file())
        place = QVBoxLayout()
        place.setSpacing(2)
        place.addWidget(plain(texts.FILE, Role.FIELD_LABEL))
        place.addWidget(self.path)
        self.body.addLayout(place)
        self.body.addLayout(_row_of(self.back_up_button, self.check_button))
        self.put(self.notice)
        self.put(plain(texts.KEPT.format(count=KEPT), Role.MUTED, wrap=True))
        self.body.addLayout(_row_of(self.restore_button, self.other_button))
        self.put(self.table, 1)

    def _show(self, place: ChartPlace) -> None:
        self._folder = backups_folder(place.path)
        self.path.setText(str(place.path))
        show_rows(self.table, place.backups, lambda row: row.path)
        self.restore_button.setEnabled(bool(place.backups))

    def _backed_up(self, backup: Path) -> None:
        self._ready()
        self.notice.say(texts.BACKED_UP.format(name=backup.name, folder=backup.parent.name), "good")
        self.refresh()

    def _checked(self, checked: Checked) -> None:
        self._ready()
        problems = checked.problems
        if not problems:
            self.notice.say(
                texts.SOUND if checked.index_whole else f"{texts.SOUND} {texts.INDEX_ANEW}", "good"
            )
            return
        words = texts.PROBLEM if len(problems) == 1 else texts.PROBLEMS
        self.notice.say(words.format(count=len(problems), first=problems[0]), "danger")

    def _ask(self, row: BackupRow | None) -> None:
        if row is not None:
            self._try(row.path, texts.ASK.format(name=row.path.name, when=echo_moment(row.made)))

    def _try(self, path: Path, question: str) -> None:
        """Only a file that can be restored is asked about."""
        self.notice.say(texts.CHECKING_FILE.format(name=path.name))
        self._desk.worker.run(
            lambda _: sound(path),
            lambda backup: self._confirm(backup, question),
            lambda error: self._failed(error, path.name),
            self,
        )

    def _confirm(self, backup: Path, question: str) -> None:
        self.notice.say("")
        if ask(self, texts.ASK_TITLE, question, texts.ASK_YES, danger=True):
            self.restore_asked.emit(backup)

    def _failed(self, error: Exception, name: str = "") -> None:
        """A sentence for what the person or the disk can mend; anything else is ours and goes on to the window."""
        self._ready()
        if not isinstance(error, SoapstoneError):
            self.notice.say("")
            self._desk.worker.trouble.emit(error)
            return
        why = texts.NOT_RESTORED.format(name=name, why=error) if name else str(error)
        self.notice.say(why, "danger")

    def _ready(self) -> None:
        for button in (self.back_up_button, self.check_button):
            button.setEnabled(True)


def _row_of(*buttons: ActionButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
