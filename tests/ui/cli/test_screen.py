"""A window is tried only where somebody answers."""

import socket
import sys
from pathlib import Path

import pytest

from ui.cli.window import has_screen

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere there is always a screen"
)


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_name_there_is_none() -> None:
    assert not has_screen()


@pytest.mark.parametrize(("platform", "there"), [("offscreen", True), ("xcb", False)])
def test_what_qt_draws_in_memory_needs_nobody_who_answers(
    monkeypatch: pytest.MonkeyPatch, platform: str, there: bool
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert has_screen() is there


@pytest.mark.parametrize("name", [":32767", "not a display"])
def test_a_name_that_nobody_answers_to_is_none(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("DISPLAY", name)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    assert not has_screen()


def test_a_wayland_that_answers_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("wayland-0")
        server.listen()
        assert has_screen()


@pytest.mark.real_window
def test_an_x11_that_answers_is_one(monkeypatch: pytest.MonkeyPatch, real_display: str) -> None:
    monkeypatch.setenv("DISPLAY", real_display)
    assert has_screen()
