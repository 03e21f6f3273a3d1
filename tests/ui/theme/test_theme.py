"""The look: contrast, and one vocabulary."""

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.theme
from ui.theme import icons, palette, tokens
from ui.theme.roles import Role, Tone, make_plain_label, set_style_role

MODES = ("light", "dark")
TEXTS = [
    *[
        (text, ground)
        for text in ("ink", "muted", "accent_text")
        for ground in ("ground", "card", "raised", "band")
    ],
    *[
        ("ink", ground)
        for ground in ("selection", "warn_soft", "danger_soft", "accent_soft", "neutral_soft", "carried_soft")
    ],
    ("muted", "neutral_soft"),
    ("muted", "selection"),
    ("ink", "selection_quiet"),
    ("muted", "selection_quiet"),
    *[(text, "chart_band") for text in ("muted", "accent_text", "accent2", "warn")],
    *[(text, "card") for text in ("accent2", "warn", "danger")],
    ("accent_text", "accent_soft"),
    ("accent2", "neutral_soft"),
    ("warn", "warn_soft"),
    ("danger", "danger_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("rail_ink", "rail"),
    ("rail_ink", "rail_on"),
]
SIGNS = [
    ("focus", "card"),
    ("focus", "ground"),
    ("accent", "card"),
    ("ink", "accent"),
    ("warn", "card"),
    ("rail_ink", "rail"),
]


def _luminance(color: str) -> float:
    parts = (QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(mode: str, text: str, ground: str) -> None:
    colors = tokens.get_colors_of_mode(mode)
    assert contrast(colors[text], colors[ground]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("sign", "ground"), SIGNS)
def test_signs_can_be_seen(mode: str, sign: str, ground: str) -> None:
    colors = tokens.get_colors_of_mode(mode)
    assert contrast(colors[sign], colors[ground]) >= 3


def test_both_themes_have_the_same_tokens() -> None:
    assert tokens.LIGHT.keys() == tokens.DARK.keys()


@pytest.mark.parametrize("mode", MODES)
def test_the_sheet_is_filled_and_its_words_are_the_vocabulary(mode: str) -> None:
    sheet = palette.build_style_sheet(mode)
    assert "$" not in sheet
    assert set(re.findall(r'role="([^"]+)"', sheet)) <= set(Role)
    assert set(re.findall(r'tone="([^"]+)"', sheet)) <= set(get_args(Tone))


def test_a_change_of_theme_reaches_palette_and_tokens(qapp: QApplication) -> None:
    ui.theme.apply_theme(qapp, "dark")
    assert tokens.get_mode() == "dark"
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == tokens.DARK["ink"]
    ui.theme.apply_theme(qapp, "light")
    assert tokens.get_colors() == tokens.LIGHT
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == tokens.LIGHT["ink"]
    assert qapp.font().family() == "Source Sans Pro"


def test_the_widgets_load_no_more_of_qt_than_they_need() -> None:
    root = Path(ui.__file__).parents[1]
    files = [file.relative_to(root).with_suffix("") for file in (root / "ui" / "widgets").rglob("*.py")]
    modules = sorted(".".join(file.parts) for file in files if file.name != "__init__")
    assert len(modules) > 40
    code = "import sys\n" + "\n".join(f"import {module}" for module in modules)
    code += "\nimport ui.theme, ui.core.worker, ui.core.commands"
    code += "\nprint(*sorted(name for name in sys.modules if name.startswith('PySide6.Qt')))"
    code += "\nprint('qtawesome' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "False"]


def test_every_icon_that_the_window_names_is_in_the_font(qapp: QApplication) -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in Path(ui.__file__).parent.rglob("*.py"))
    named = set(re.findall(r'"(ph\.[a-z0-9-]+)"', code))
    assert len(named) > 30
    for name in named:
        assert QRectF(0, 0, 1, 1.1).contains(icons.get_icon_outline(name).boundingRect())


def test_an_icon_or_a_color_that_there_is_not_is_found_out_at_once(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icons.make_icon("ph.no-such-thing")
    with pytest.raises(KeyError):
        icons.make_icon("ph.gear", "no such color")


def test_a_role_reaches_a_widget_before_and_after_it_was_shown(qapp: QApplication, qtbot: QtBot) -> None:
    ui.theme.apply_theme(qapp, "light")
    label = make_plain_label("Draft", Role.ERROR)
    qtbot.addWidget(label)
    label.show()
    assert label.palette().color(label.foregroundRole()).name() == tokens.LIGHT["danger"]
    set_style_role(label, Role.MUTED)
    assert label.palette().color(label.foregroundRole()).name() == tokens.LIGHT["muted"]
