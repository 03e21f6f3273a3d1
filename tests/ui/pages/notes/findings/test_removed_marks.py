"""A mark removed from the figure takes its finding along; Ctrl+Z on the figure brings both back."""

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from charting.model.case import Side
from charting.model.findings import Palpation
from charting.summaries.notes.mark_sync import make_marks_for_finding
from tests.support.note_driver import CONTROL
from tests.support.window_driver import WindowDriver
from ui.pages.notes.findings.mark_sheet_controller import MarkSheetController
from ui.pages.sessions.tab import SessionsTab

Key = Qt.Key
BOTH = Side.BOTH
INFRA = Palpation(structure="Infraspinatus", side=Side.RIGHT, finding="Active trigger point", grade=3)
TRAPS = Palpation(structure="Upper trapezius", side=BOTH, finding="Hypertonicity", grade=2)


@pytest.fixture
def session(qtbot: Any, driver: WindowDriver, demo_file: Any) -> Any:
    return driver.start_note(SessionsTab, demo_file)


def load(session: Any, *findings: Any) -> None:
    numbers = enumerate(findings, 1)
    marks = tuple(replace(mark, number=n) for n, each in numbers for mark in make_marks_for_finding(each))
    note = session.editor.note.with_changes(palpation=findings, marks=marks)
    session.editor.open_draft(note, session.editor.case)
    session.figure = session.editor.side.figure
    session.figure.setFocus()


def remove_first(session: Any) -> None:
    session.figure.select_mark(0)
    session.qtbot.keyClick(session.figure, Key.Key_Delete)


def undo(session: Any) -> None:
    session.qtbot.keyClick(session.figure, Key.Key_Z, CONTROL)


def test_all_that_was_removed_is_put_back_one_by_one(session: Any) -> None:
    load(session, INFRA, TRAPS)
    before = session.note
    for _ in range(3):
        remove_first(session)
    assert session.note.palpation == ()
    for left in (1, 2, 3, 3):  # once more than there is to put back
        undo(session)
        assert len(session.note.marks) == left
    assert session.note == before
    assert session.figure.hasFocus()


def test_what_was_changed_since_is_undone_before_the_other_side_is_put_back(session: Any) -> None:
    load(session, TRAPS)
    remove_first(session)
    (one,) = session.note.palpation
    assert one.side is not BOTH
    session.editor.history.commit_act()
    session.editor.objective.palpation.write_row(0, replace(one, grade=4))
    session.editor.history.commit_act()
    undo(session)
    assert session.note.palpation == (one,)
    undo(session)
    assert session.note.palpation == (TRAPS,)
    assert [mark.number for mark in session.note.marks] == [1, 1]


def test_the_key_in_the_head_says_where_and_goes_when_nothing_is_left(session: Any) -> None:
    load(session, INFRA)
    key = session.editor.undo_keys.undo
    assert not key.isEnabled()
    remove_first(session)
    session.editor.history.commit_act()
    assert key.isEnabled()
    assert "finding and mark removed" in key.toolTip()
    assert "right" in key.accessibleName()
    key.click()
    assert session.note.palpation == (INFRA,)
    assert not key.isEnabled()
    assert session.figure.hasFocus()


def test_another_note_has_nothing_to_put_back(session: Any) -> None:
    load(session, INFRA)
    remove_first(session)
    load(session, TRAPS)
    undo(session)
    assert session.note.palpation == (TRAPS,)


def test_in_the_sheet_of_a_mark_it_closes_the_sheet_and_undoes(session: Any) -> None:
    load(session, INFRA)
    session.figure.setFocus()
    for key in (Key.Key_Right, Key.Key_Return):
        session.qtbot.keyClick(session.figure, key)
    assert len(session.note.palpation) == 2
    sheet = session.editor.marked_findings.findChild(MarkSheetController).sheet
    assert sheet.isVisible()
    session.qtbot.keyClick(sheet.kinds, Key.Key_Z, CONTROL)
    assert not sheet.isVisible()
    assert session.note.palpation == (INFRA,)
