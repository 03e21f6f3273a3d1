"""Typing while the chart signs, switches and searches: no word goes to another client, and none goes nowhere."""

import random
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from charting.actions.notes import start_session
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.clinic import Therapist
from charting.model.findings import AskedQuestion
from charting.model.session import Session, Treatment
from charting.storage.verification import verify_clinic_file
from tests.support.window_driver import WindowDriver
from ui.application.main_window import MainWindow
from ui.core.settings import Settings
from ui.pages.sessions.editor import SessionEditor
from ui.pages.sessions.tab import SessionsTab
from ui.widgets.fields.basic_fields import LineField

CLIENTS = 4
STRANGE = ["“<b>x</b>” & <", "\u202eabc", "12o", "½ – 3", "x" * 30, "=1+1", "Thảo 😀", "%s {0} \\n"]
# Names of what a thread does with the disk, as Python audits it.
DISK = {
    "open",
    "sqlite3.connect",
    "os.listdir",
    "os.scandir",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "shutil.copyfile",
}


class Watch:
    """Notes what the GUI thread does with the disk while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[tuple[str, str]] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        if self.on and event in DISK and threading.current_thread() is threading.main_thread():
            self.seen.append((event, str(args[0])))


@pytest.fixture(scope="session")
def audit() -> Watch:
    """Python has no way to take an audit hook away again."""
    return Watch()


@pytest.fixture
def watch(audit: Watch) -> Iterator[Watch]:
    audit.seen.clear()
    yield audit
    audit.on = False


def with_drafts(path: Path) -> list[tuple[str, str]]:
    """(client id, draft id) of clients that have a draft each."""
    found = []
    with open_clinic_file(path) as clinic_file:
        (who,) = clinic_file.therapists.find()[:1]
        for case in clinic_file.cases.find(status="open")[:CLIENTS]:
            draft = start_session(
                clinic_file, who, case, clinic_file.sessions.find(case_id=case.id)[-1].starts_at
            )
            found.append((case.client_id, draft.id))
    return found


def opened(qtbot: QtBot, window: MainWindow, client_id: str, draft_id: str) -> SessionEditor:
    window.open_client(client_id, "sessions", draft_id)
    tab = window.client_page.client_tabs["tab.sessions"]
    assert isinstance(tab, SessionsTab)

    def there() -> bool:
        editor = tab.editor
        return (
            editor is not None
            and editor.note is not None
            and editor.note.id == draft_id
            and editor.isEnabled()
        )

    qtbot.waitUntil(there, timeout=10_000)
    assert isinstance(tab.editor, SessionEditor)
    return tab.editor


def letter_key(field: QWidget, letter: str) -> None:
    """QTest's own keyClicks aborts the process at letters beyond ASCII."""
    code = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
    QTest.sendKeyEvent(QTest.KeyAction.Click, field, code, letter, Qt.KeyboardModifier.NoModifier)


def words(editor: SessionEditor) -> QPlainTextEdit:
    return editor.subjective.fields["subjective"].edit


def complete(clinic_file: ClinicFile, who: Therapist, draft_id: str) -> None:
    note: Session = clinic_file.sessions.get(draft_id)
    ready = note.with_changes(
        subjective="All said.",
        pain_now=3,
        pain_after=2,
        health_changes=AskedQuestion(asked=True),
        adverse_response=AskedQuestion(asked=True),
        treatment=(Treatment(technique="Myofascial release", minutes=20),),
    )
    with clinic_file.act(who.signature, "typed") as act:
        act.store_record(ready)


@pytest.fixture
def window(qtbot: QtBot, driver: WindowDriver, demo_file: Path) -> Iterator[MainWindow]:
    drafts = with_drafts(demo_file)
    chart_client = driver.connect(demo_file)
    made = MainWindow(chart_client, Settings())
    made.drafts = drafts
    qtbot.addWidget(made, before_close_func=lambda w: w.close_for_good())
    made.show()
    made.go_to_page("today")
    driver.settle(chart_client)
    yield made
    made.flush_pages()
    driver.settle(chart_client)


def test_a_hundred_switches_while_typing_mix_nothing(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver, demo_file: Path
) -> None:
    chance, typed = random.Random(7), defaultdict(str)
    pages = ["today", "clients", "reports", "providers", "settings"]
    tabs = ["", "overview", "plan", "sessions", "history", "assessments"]
    for number in range(100):
        client, draft = chance.choice(window.drafts)
        if chance.random() < 0.5:
            editor = opened(qtbot, window, client, draft)
            words(editor).setFocus()
            words(editor).moveCursor(words(editor).textCursor().MoveOperation.End)
            word = f" {client[-4:]}-{number}"
            words(editor).insertPlainText(word)
            typed[draft] += word
        else:
            for _ in range(chance.randrange(1, 4)):
                if chance.random() < 0.5:
                    window.go_to_page(chance.choice(pages))
                else:
                    window.open_client(chance.choice(window.drafts)[0], chance.choice(tabs))
                qtbot.wait(chance.randrange(0, 3))
    window.flush_pages()
    driver.settle(window.chart_client)
    assert window.chart_client.unsaved == {}
    kept: dict[str, str] = {}
    window.chart_client.run_query(
        lambda clinic_file: {draft: clinic_file.sessions.get(draft).subjective for _, draft in window.drafts},
        kept.update,
    )
    driver.settle(window.chart_client)
    assert kept == {draft: typed[draft].strip() for _, draft in window.drafts}


def test_signing_one_note_leaves_the_next_one_open(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver
) -> None:
    """The disk may take its time: by when the first is signed, another client's draft is being typed."""
    (first, signing), (second, typing) = window.drafts[:2]
    window.chart_client.run_action(lambda clinic_file, who: complete(clinic_file, who, signing))
    driver.settle(window.chart_client)
    editor = opened(qtbot, window, first, signing)
    window.chart_client.run_query(lambda _: threading.Event().wait(0.4), lambda _: None)
    editor.sign_draft()
    assert not editor.isEnabled()
    editor.sign_draft()
    window.open_client(second, "sessions", typing)
    driver.settle(window.chart_client)
    editor = opened(qtbot, window, second, typing)
    words(editor).insertPlainText("kept")
    assert not editor.signing_list.isVisible()
    window.flush_pages()
    driver.settle(window.chart_client)
    kept: list[Session] = []
    window.chart_client.run_query(
        lambda clinic_file: [clinic_file.sessions.get(signing), clinic_file.sessions.get(typing)], kept.extend
    )
    driver.settle(window.chart_client)
    assert kept[0].signed
    assert kept[1].subjective == "kept"
    assert window.chart_client.unsaved == {}


def test_a_note_that_could_not_be_signed_is_typed_on_where_one_was(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver
) -> None:
    editor = opened(qtbot, window, *window.drafts[0])
    words(editor).setFocus()
    editor.sign_draft()
    driver.settle(window.chart_client)
    assert editor.isEnabled()
    assert editor.head.isEnabled()
    assert editor.signing_list.isVisible()
    assert QApplication.focusWidget() is not None
    assert editor.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_typed_anywhere_is_there_again(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver, demo_file: Path, seed: int
) -> None:
    chance = random.Random(seed)
    (client, draft), (other, other_draft) = window.drafts[:2]
    editor = opened(qtbot, window, client, draft)
    fields: list[QWidget] = [*editor.findChildren(QLineEdit), *editor.findChildren(QPlainTextEdit)]
    for field in fields:
        if not field.isEnabled() or field.isReadOnly() or not field.isVisible():
            continue
        text = chance.choice(STRANGE)
        if isinstance(field, QLineEdit):
            field.setFocus()
            field.selectAll()
            for letter in text:
                letter_key(field, letter)
        else:
            field.setPlainText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    before = {field: field.get_value() for part in editor.cards for field in part.fields.values()}
    collected = editor.collect_draft(editor.note)
    window.flush_pages()
    driver.settle(window.chart_client)
    opened(qtbot, window, other, other_draft)
    again = opened(qtbot, window, client, draft)
    stored = again.collect_draft(again.note)
    assert stored.with_changes(version=0) == collected.with_changes(version=0)
    assert {field: field.get_value() for part in again.cards for field in part.fields.values()} == before


def test_a_line_cuts_nothing_that_was_stored_and_says_what_does_not_fit(qtbot: QtBot) -> None:
    line = LineField("Radiation", longest=10)
    qtbot.addWidget(line)
    line.set_value("😀" * 9)
    assert line.get_value() == "😀" * 9
    fresh = LineField("Radiation", longest=10)
    qtbot.addWidget(fresh)
    fresh.edit.insert("0123456789")
    assert fresh.error == ""
    QApplication.clipboard().setText("and more")
    fresh.edit.paste()
    assert fresh.error.startswith("Only 10 letters fit here")


def test_the_gui_thread_leaves_the_disk_alone(
    qtbot: QtBot, window: MainWindow, driver: WindowDriver, watch: Watch, demo_file: Path
) -> None:
    def walk() -> None:
        for page in ("clients", "reports", "providers", "settings", "today"):
            window.go_to_page(page)
            driver.settle(window.chart_client)
        for client, draft in window.drafts[:2]:
            for tab in ("overview", "assessments", "plan", "referral", "reports", "history"):
                window.open_client(client, tab)
                driver.settle(window.chart_client)
            words(opened(qtbot, window, client, draft)).insertPlainText("word ")
            window.flush_pages()
            driver.settle(window.chart_client)

    walk()  # modules, fonts and icons are loaded at the first look
    watch.on = True
    walk()
    watch.on = False
    settings = str(Settings()._file.fileName())
    assert [seen for seen in watch.seen if seen[1] != settings] == []
    window.chart_client.run_query(
        lambda clinic_file: verify_clinic_file(clinic_file.connection),
        lambda found: watch.seen.extend(("verify", each) for each in found),
    )
    driver.settle(window.chart_client)
    assert [seen for seen in watch.seen if seen[0] == "verify"] == []
