"""The chart file: where it lies, whether it is whole, its backups, and the way back to one of them."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from charting.actions.backups import BackupFile, ClinicFileLocation, check_backup, read_file_location
from charting.actions.file_check import FileCheckResult, check_clinic_file
from charting.backup_folder import KEPT_BACKUPS, get_backups_folder
from charting.errors import SoapstoneError
from charting.text.dates import format_day_and_time
from ui.core.chart_client import ChartClient
from ui.pages.settings import texts
from ui.theme import Role, make_plain_label
from ui.widgets.cards.card import Card
from ui.widgets.cards.notices import Notice
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.dialogs.standard_dialogs import ask_question
from ui.widgets.record_table.record_table import RecordColumn, RecordTable, refresh_rows


class ClinicFileCard(Card):
    """`restore_requested(Path)` when a sound backup was chosen and the question was answered with Restore."""

    restore_requested = Signal(object)

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(texts.CHART)
        self._chart_client = chart_client
        self._folder = Path()
        self.path_line = QLineEdit()
        self.path_line.setReadOnly(True)
        self.path_line.setAccessibleName(texts.FILE)
        self.notice = Notice()
        self.table = RecordTable(_make_backup_columns(), texts.BACKUPS, texts.NO_BACKUPS)
        self.table.setMinimumHeight(120)
        self.table.activated_row.connect(self._ask_to_restore_row)
        self._lay_out()

    def refresh_backups(self) -> None:
        """Look at the disk anew, on the chart's thread."""
        self._chart_client.run_query(read_file_location, self._show_location, self)

    def back_up_now(self) -> None:
        """A checked copy, now."""
        self.notice.show_notice(texts.BACKING_UP)
        self.back_up_button.setEnabled(False)
        self._chart_client.worker.run_job(
            lambda clinic_file: clinic_file.back_up(), self._handle_backed_up, self._handle_failure, self
        )

    def check_integrity(self) -> None:
        """Every record against its log entry and its seal."""
        self.notice.show_notice(texts.CHECKING)
        self.check_button.setEnabled(False)
        self._chart_client.worker.run_job(
            check_clinic_file, self._show_check_result, self._handle_failure, self
        )

    def choose_backup_file(self) -> None:
        """Any file; it is asked about when it is a sound chart."""
        self.dialog = QFileDialog(self, texts.CHOOSE_FILE, str(self._folder), texts.FILE_FILTER)
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.fileSelected.connect(lambda name: self.ask_to_restore_file(Path(name)))
        self.dialog.open()

    def ask_to_restore_file(self, path: Path) -> None:
        """Check that file, then ask."""
        self._check_then_confirm(path, texts.ASK_OTHER.format(name=path.name))

    def _lay_out(self) -> None:
        self.back_up_button = ActionButton(texts.BACK_UP, primary=True)
        self.back_up_button.clicked.connect(lambda _=False: self.back_up_now())
        self.check_button = ActionButton(texts.CHECK)
        self.check_button.clicked.connect(lambda _=False: self.check_integrity())
        self.restore_button = ActionButton(texts.RESTORE)
        self.restore_button.clicked.connect(
            lambda _=False: self._ask_to_restore_row(self.table.get_current_row())
        )
        self.other_button = ActionButton(texts.RESTORE_OTHER)
        self.other_button.clicked.connect(lambda _=False: self.choose_backup_file())
        place = QVBoxLayout()
        place.setSpacing(2)
        place.addWidget(make_plain_label(texts.FILE, Role.FIELD_LABEL))
        place.addWidget(self.path_line)
        self.body.addLayout(place)
        self.body.addLayout(_lay_out_row(self.back_up_button, self.check_button))
        self.add_widget(self.notice)
        self.add_widget(make_plain_label(texts.KEPT.format(count=KEPT_BACKUPS), Role.MUTED, wrap=True))
        self.body.addLayout(_lay_out_row(self.restore_button, self.other_button))
        self.add_widget(self.table, 1)

    def _show_location(self, place: ClinicFileLocation) -> None:
        self._folder = get_backups_folder(place.path)
        self.path_line.setText(str(place.path))
        refresh_rows(self.table, place.backups, lambda row: row.path)
        self.restore_button.setEnabled(bool(place.backups))

    def _handle_backed_up(self, backup: Path) -> None:
        self._enable_buttons()
        self.notice.show_notice(texts.BACKED_UP.format(name=backup.name, folder=backup.parent.name), "good")
        self.refresh_backups()

    def _show_check_result(self, checked: FileCheckResult) -> None:
        self._enable_buttons()
        problems = checked.problems
        if not problems:
            self.notice.show_notice(
                texts.SOUND if checked.index_whole else f"{texts.SOUND} {texts.INDEX_ANEW}", "good"
            )
            return
        words = texts.PROBLEM if len(problems) == 1 else texts.PROBLEMS
        self.notice.show_notice(words.format(count=len(problems), first=problems[0]), "danger")

    def _ask_to_restore_row(self, row: BackupFile | None) -> None:
        if row is not None:
            self._check_then_confirm(
                row.path, texts.ASK.format(name=row.path.name, when=format_day_and_time(row.made))
            )

    def _check_then_confirm(self, path: Path, question: str) -> None:
        """Only a file that can be restored is asked about."""
        self.notice.show_notice(texts.CHECKING_FILE.format(name=path.name))
        self._chart_client.worker.run_job(
            lambda _: check_backup(path),
            lambda backup: self._confirm_restore(backup, question),
            lambda error: self._handle_failure(error, path.name),
            self,
        )

    def _confirm_restore(self, backup: Path, question: str) -> None:
        self.notice.show_notice("")
        if ask_question(self, texts.ASK_TITLE, question, texts.ASK_YES, danger=True):
            self.restore_requested.emit(backup)

    def _handle_failure(self, error: Exception, name: str = "") -> None:
        """A sentence for what the person or the disk can mend; anything else is ours and goes on to the window."""
        self._enable_buttons()
        if not isinstance(error, SoapstoneError):
            self.notice.show_notice("")
            self._chart_client.worker.job_failed.emit(error)
            return
        why = texts.NOT_RESTORED.format(name=name, why=error) if name else str(error)
        self.notice.show_notice(why, "danger")

    def _enable_buttons(self) -> None:
        for button in (self.back_up_button, self.check_button):
            button.setEnabled(True)


def _make_backup_columns() -> tuple[RecordColumn, ...]:
    return (
        RecordColumn(texts.WHEN, lambda backup: format_day_and_time(backup.made), 190, bold=True),
        RecordColumn(texts.FILE_NAME, lambda backup: backup.path.name, muted=True),
        RecordColumn(texts.SIZE, lambda backup: _format_size(backup.size), 76, align="right", muted=True),
    )


def _format_size(size: int) -> str:
    if size >= 1_000_000:
        return texts.MEGABYTES.format(size=size / 1_000_000)
    return texts.KILOBYTES.format(size=size / 1000)


def _lay_out_row(*buttons: ActionButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
