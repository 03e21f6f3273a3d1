"""A paragraph keeps what it measured only while it is the same paragraph."""

from PySide6 import QtWidgets
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme, tokens
from ui.widgets.text.text_run_label import TextRunLabel, make_muted_run, make_plain_run


def test_a_paragraph_measures_itself_anew_for_other_words_and_other_letters(qtbot: QtBot) -> None:
    label = TextRunLabel([make_plain_run("Pain 6, worst 8. " * 6)])
    qtbot.addWidget(label)
    high, wide = label.heightForWidth(150), label.sizeHint().width()
    label.show_runs([make_plain_run("Pain 6")])
    assert label.heightForWidth(150) < high
    assert label.sizeHint().width() < wide
    small = label.sizeHint().width()
    font = label.font()
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 5)
    label.setFont(font)
    assert label.sizeHint().width() > small


def test_filled_while_it_was_narrow_it_takes_no_more_height_than_it_needs_once_it_is_wide(
    qtbot: QtBot,
) -> None:
    page, label = QWidget(), TextRunLabel([make_plain_run("Pain 6, worst 8. " * 6)])
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label)
    page.resize(90, 400)
    page.show()
    qtbot.waitExposed(page)
    narrow = column.minimumSize().height()
    page.resize(900, 400)
    qtbot.waitUntil(lambda: column.minimumSize().height() == label.sizeHint().height())
    assert narrow == label.heightForWidth(90) > label.sizeHint().height()


def test_it_is_laid_out_once_for_all_its_paintings_until_the_theme_is_another(
    qtbot: QtBot, qapp: QtWidgets.QApplication
) -> None:
    label = TextRunLabel([make_muted_run("of ten")])
    qtbot.addWidget(label)
    label.show()
    qtbot.waitExposed(label)
    label.repaint()
    painted = label._last
    label.repaint()
    assert label._last is painted
    apply_theme(qapp, "dark")
    try:
        [words] = label._get_layout(label.width()).formats()
        assert (
            words.format.foreground().color().name()
            == QColor(tokens.get_colors_of_mode("dark")["muted"]).name()
        )
    finally:
        apply_theme(qapp, "light")
