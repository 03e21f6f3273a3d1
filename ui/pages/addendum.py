"""Adding words to what is signed or issued: the words, with author and time."""

from PySide6.QtWidgets import QWidget

from charting.actions.notes import add_addendum
from charting.model.note import Note
from charting.model.report import Report
from ui.desk import Desk
from ui.widgets.dialogs import Sheet
from ui.widgets.fields import TextField
from ui.widgets.form import Form

TITLE = "Addendum"
WORDS = "What is to be added"
ADDED = "The addendum is on file"


def ask_addendum(desk: Desk, parent: QWidget, record: Note | Report) -> None:
    """Ask for the words and store them."""
    form = Form(columns=1)
    form.add("text", TextField(WORDS, lines=4))
    sheet = Sheet(TITLE, form, parent)

    def stored(_: object) -> None:
        sheet.accept()
        desk.say(ADDED)

    sheet.submitted.connect(
        lambda values: desk.act(
            lambda chart, who: add_addendum(chart, who, record, str(values["text"])),
            stored,
            sheet.refuse,
            sheet,
        )
    )
    form.field("text").setFocus()
    sheet.open()
