"""Whatever was done in a note: undone altogether it is the note that was opened, and redone the note as it was edited."""

from random import Random
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.random_hands import Hands
from tests.support.seeded_clients import seed_case
from tests.support.window_driver import WindowDriver
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.plan.tab import PlanTab
from ui.pages.sessions.tab import SessionsTab

THINGS, ROUNDS = 18, 3


def _collected(editor: Any) -> Any:
    QApplication.processEvents()
    editor.history.commit_act()
    return editor.collect_draft(editor.note)


def _walk(editor: Any, step: Any, can: Any) -> Any:
    """All the way; each step leaves the stack and the screen at one."""
    count = 0
    while can():
        step()
        assert editor.history._note == editor.collect_draft(editor.note)
        count += 1
    return count


def check_all_ways(qtbot: Any, editor: Any, seed: Any) -> None:
    choose, hands, stack = Random(seed), Hands(qtbot, editor), editor.history.stack
    for _ in range(ROUNDS):
        editor.history.open_note(editor.collect_draft(editor.note))
        opened = editor.collect_draft(editor.note)
        for _ in range(THINGS):
            hands.do(choose)
        edited = _collected(editor)
        editor.sign_button.setFocus()
        edited, done = _collected(editor), stack.index()
        _walk(editor, editor.undo, stack.canUndo)
        assert editor.collect_draft(editor.note) == opened
        while stack.index() < done:
            editor.redo()
        assert editor.collect_draft(editor.note) == edited
        _walk(editor, editor.undo, stack.canUndo)
        assert editor.collect_draft(editor.note) == opened
        for _ in range(done // 2):
            editor.redo()


@pytest.mark.parametrize("seed", range(6))
def test_a_session(qtbot: Any, driver: WindowDriver, demo_file: Any, seed: Any) -> None:
    tab = driver.start_note(SessionsTab, demo_file)
    check_all_ways(qtbot, tab.editor, seed)


@pytest.mark.parametrize("seed", range(4))
def test_an_assessment(qtbot: Any, driver: WindowDriver, demo_file: Any, seed: Any) -> None:
    tab = driver.start_note(AssessmentsTab, demo_file)
    check_all_ways(qtbot, tab.editor, seed)


@pytest.mark.parametrize("seed", range(3))
def test_a_plan(qtbot: Any, driver: WindowDriver, empty_file: Any, seed: Any) -> None:
    seed_case(empty_file)
    tab = driver.show_tab(PlanTab, empty_file)
    tab.start_or_resume()
    driver.settle(tab.chart_client)
    driver.settle(tab.chart_client)
    check_all_ways(qtbot, tab.editor, seed)
