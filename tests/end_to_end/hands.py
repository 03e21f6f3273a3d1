"""Hands on the keyboard of the running window: keys go to whatever has the focus, as a person's would.

A script is a generator of steps; each step is one press, one typed text, or a wait. Steps are taken from timers of
their own, so that a dialog with its own event loop is answered like anything else.
"""

import faulthandler
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PACE_MS = 8
SHIFTED = set('~!@#$%^&*()_+{}|:"<>?')  # on the keys of a US keyboard
PATIENCE_S = 20


@dataclass(frozen=True)
class Press:
    """One key with its modifiers, in Qt's portable notation: `Ctrl+Shift+N`, `Tab`."""

    keys: str


@dataclass(frozen=True)
class Type:
    """Text, letter by letter."""

    text: str


@dataclass(frozen=True)
class Until:
    """Wait until this is so; `why` is said when it never is."""

    holds: Callable[[], object]
    why: str


@dataclass(frozen=True)
class CountFrom:
    """Count the keys from here on."""


@dataclass(frozen=True)
class TellCount:
    """Tell on standard output how many keys it took: `keys 152`."""


Step = Press | Type | Until | CountFrom | TellCount
Script = Iterator[Step]


def keys_of(step: Step) -> int:
    """How many keys a person presses for it: each key of a chord counts, and so does Shift for a capital letter."""
    if isinstance(step, Press):
        return len(step.keys.split("+"))
    if isinstance(step, Type):
        return sum(2 if letter.isupper() or letter in SHIFTED else 1 for letter in step.text)
    return 0


def focused() -> QWidget | None:
    """The widget that has the keyboard."""
    return QApplication.focusWidget()


def focus_name() -> str:
    """What a screen reader would call it."""
    widget = focused()
    return widget.accessibleName() if widget is not None else ""


def title() -> str:
    """The title of the window in front."""
    window = QApplication.activeWindow()
    return window.windowTitle() if window is not None else ""


def tab_to(name: str, most: int = 150) -> Script:
    """Press Tab until what has the focus is called so (its name begins so)."""
    passed = []
    for _ in range(most):
        if focus_name().startswith(name):
            return
        passed.append(focus_name())
        yield Press("Tab")
    raise AssertionError(f"Tab never reached “{name}” in “{title()}”, only {list(dict.fromkeys(passed))}.")


def fill(**fields: str) -> Script:
    """Tab to each named field and type; `Given_name` is "Given name"."""
    for name, text in fields.items():
        yield from tab_to(name.replace("_", " "))
        yield Type(text)


class Hands:
    """Plays a script on the application; the process ends with exit code 1 and the reason when a step fails."""

    def __init__(self, app: QApplication, script: Script) -> None:
        self._app, self._script = app, script
        self._waiting: Until | None = None
        self._since = time.monotonic()
        self._keys = 0
        self._pressing = False
        self._modal: QWidget | None = None
        faulthandler.dump_traceback_later(150, exit=True)
        self._soon()

    def _soon(self) -> None:
        QTimer.singleShot(PACE_MS, self._step)

    def _step(self) -> None:
        if self._pressing and QApplication.activeModalWidget() is self._modal:
            self._soon()  # the key is still on its way, and no dialog waits for the next one
            return
        try:
            step = self._next()
        except StopIteration:
            return
        except Exception as error:
            self._give_up(error)
        if step is not None:
            self._count(step)
        if isinstance(step, Type):
            for letter in step.text:
                self._letter(letter)
        self._soon()  # before a press, for what it opens may have an event loop of its own
        if isinstance(step, Press):
            self._press(QKeySequence(step.keys))

    def _count(self, step: Step) -> None:
        self._keys = 0 if isinstance(step, CountFrom) else self._keys + keys_of(step)
        if isinstance(step, TellCount):
            sys.stdout.write(f"keys {self._keys}\n")

    def _next(self) -> Step | None:
        if self._app.focusWindow() is None:
            self._give_focus()
        if self._waiting is not None:
            if not self._waiting.holds():
                if time.monotonic() - self._since > PATIENCE_S:
                    raise AssertionError(
                        f"Waited in vain: {self._waiting.why}; focus on “{focus_name()}” in “{title()}”."
                    )
                return None
            self._waiting = None
        if self._app.focusWindow() is None:
            return None
        step = next(self._script)
        if isinstance(step, Until):
            self._waiting, self._since = step, time.monotonic()
            return None
        return step

    def _give_focus(self) -> None:
        """To the newest window on the screen: what a window manager does, and a bare X server does not."""
        shown = [window for window in self._app.topLevelWindows() if window.isVisible()]
        if shown:
            shown[-1].requestActivate()

    def _press(self, keys: QKeySequence) -> None:
        combination = keys[0]  # type: ignore[index]  # missing in the stubs of PySide6
        self._pressing, self._modal = True, QApplication.activeModalWidget()
        QTest.keyClick(self._app.focusWindow(), combination.key(), combination.keyboardModifiers())
        self._pressing = False

    def _letter(self, letter: str) -> None:
        code = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        none = Qt.KeyboardModifier.NoModifier
        QTest.sendKeyEvent(QTest.KeyAction.Click, self._app.focusWindow(), code, letter, none)

    def _give_up(self, error: Exception) -> None:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        window = QApplication.activeWindow()
        if window is not None:
            window.grab().save("hands-gave-up.png")
        sys.stderr.flush()
        os._exit(1)
