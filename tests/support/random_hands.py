"""What a hand does in a note, one thing at a time and each as a person would, for random sequences of them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from tests.support.note_driver import find_cards
from tests.support.window_driver import find_focus, press_keys
from ui.widgets.entry_table.entry_delegate import CellEditor

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDS = ("pain is", "the same, ", "12o", "not so well ", "better ", "no ", "3", " x", "M", "inf r tp 2 ")
QUICK = (
    "inf r tp 3", "inf r tp 2", "tfl l ltp 1", "rom sh er r 38", "np 5", "pw 7", "limps a little", "no numbness",
    "str glut med l 4", "ober l pos", "lefs 70", "psfs 6", "no adverse", "nv 1w 9:15", "hm", "run 5 km 4",
)  # fmt: skip
QUICK_SESSION = ("mfr pec min r 20 light", "tpt tfl l 10", "home stretch: doorway; 3 x 30 s", "pa 3", "worse")


class Hands:
    """The hands at one editor. `do(choose)` does one thing, chosen by `choose`, a random.Random."""

    def __init__(self, qtbot: Any, editor: Any) -> None:
        self.qtbot, self.editor = qtbot, editor

    @property
    def cards(self) -> Any:
        return find_cards(self.editor)

    def do(self, choose: Any) -> None:
        ways: list[Any] = [
            self.fill,
            self.fill,
            self.fill,
            self.type_row,
            self.type_row,
            self.remove_row,
            self.step_back,
        ]
        if hasattr(self.editor, "quick"):
            ways += [self.file, self.file, self.mark, self.mark]
        if hasattr(self.editor, "copy_forward"):
            ways.append(lambda _: self.editor.copy_forward())
        if hasattr(self.editor, "flags"):
            ways += [self.answer_flag, self.choose_template]
        choose.choice([*ways, lambda _: self.editor.confirm_carried()])(choose)
        if isinstance(find_focus(), CellEditor):
            press_keys(Key.Key_Escape)
        QApplication.processEvents()

    def fill(self, choose: Any) -> None:
        """Type or pick in any field that is on show."""
        fields = [field for card in self.cards for field in card.fields.values() if field.isVisible()]
        field = choose.choice(fields)
        field.setFocus()
        if isinstance(find_focus(), QPlainTextEdit) or hasattr(field, "edit"):
            self.type_into(choose, getattr(field, "edit", find_focus()))
        else:
            press_keys(choose.choice("0123456789bsnyt"))

    def type_into(self, choose: Any, edit: Any) -> None:
        edit.setFocus()
        _without_list(edit)
        for _ in range(choose.randint(1, 3)):
            self.qtbot.keyClicks(edit, choose.choice(WORDS))
        if choose.random() < 0.3:
            self.qtbot.keyClick(edit, Key.Key_Backspace)

    def type_row(self, choose: Any) -> None:
        """A new row, or on in one that is there: readable, or half, or not at all."""
        table = choose.choice(self.tables())
        if choose.random() < 0.6:
            table.table.add_row()
        else:
            first = next(column.key for column in table.table.model.columns if column.is_editable)
            table.table.go_to_cell(choose.randrange(table.table.model.rowCount()), first)
        for _ in range(choose.randint(1, 4)):
            if not isinstance(find_focus(), CellEditor):
                press_keys(Key.Key_Return)
            _without_list(find_focus())
            press_keys(choose.choice(WORDS).strip(), Key.Key_Tab)
            QApplication.processEvents()

    def remove_row(self, choose: Any) -> None:
        table = choose.choice(self.tables())
        table.table.go_to_cell(choose.randrange(table.table.model.rowCount()), "")
        self.qtbot.keyClick(find_focus(), Key.Key_Delete, CONTROL)

    def file(self, choose: Any) -> None:
        """A line of quick entry, filed most of the time."""
        self.editor.quick.focus_line()
        lines = QUICK + (QUICK_SESSION if hasattr(self.editor, "copy_forward") else ())
        self.qtbot.keyClicks(find_focus(), choose.choice(lines))
        if choose.random() < 0.8:
            press_keys(Key.Key_Return)

    def mark(self, choose: Any) -> None:
        """Set, push, change, extend or remove a mark."""
        figure = self.editor.side.figure if hasattr(self.editor, "side") else self.editor.palpation.figure
        figure.setFocus()
        if not figure.get_marks() or choose.random() < 0.4:
            press_keys(choose.choice("ph"), *[choose.choice((Key.Key_Right, Key.Key_Down))] * 3)
            press_keys(Key.Key_Return, Key.Key_Escape)
            return
        figure.select_mark(choose.randrange(len(figure.get_marks())))
        self.qtbot.keyClick(figure, choose.choice((Key.Key_Left, Key.Key_Up, Key.Key_T, Key.Key_Delete)))

    def answer_flag(self, choose: Any) -> None:
        choose.choice(self.editor.flags.rows).setFocus()
        press_keys(choose.choice("ny"))

    def choose_template(self, choose: Any) -> None:
        combo = self.editor.template.combo
        combo.setFocus()
        combo.setCurrentIndex(choose.randrange(combo.count()))
        combo.activated.emit(combo.currentIndex())

    def step_back(self, choose: Any) -> None:
        """Some undoing in between, and not all of it done again."""
        back = choose.randint(1, 4)
        for _ in range(back):
            self.editor.undo()
        for _ in range(choose.randint(0, back)):
            self.editor.redo()

    def tables(self) -> Any:
        return [each for card in self.cards for each in card.tables.values() if hasattr(each, "table")]


def _without_list(edit: Any) -> None:
    """A list of completions takes the window's activity away, offscreen."""
    if isinstance(edit, QLineEdit):
        edit.setCompleter(None)  # type: ignore[arg-type]  # None is no completer (doc.qt.io/qt-6/qlineedit.html)
