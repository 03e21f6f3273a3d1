"""The form that adds an addendum to a signed note or an issued report; author and time are stored with it."""

from PySide6.QtWidgets import QWidget

from charting.actions.notes import add_addendum
from charting.model.note import Note
from charting.model.report import Report
from ui.core.chart_client import ChartClient
from ui.widgets.dialogs.standard_dialogs import FormSheet
from ui.widgets.fields.basic_fields import TextField
from ui.widgets.fields.field_form import FieldForm

TITLE = "Addendum"
WORDS = "What to add"
ADDED = "The addendum is on file"


def ask_addendum(chart_client: ChartClient, parent: QWidget, record: Note | Report) -> None:
    """Ask for the text of the addendum and store it."""
    form = FieldForm(columns=1)
    form.add_field("text", TextField(WORDS, lines=4))
    sheet = FormSheet(TITLE, form, parent)

    def handle_stored(_: object) -> None:
        sheet.accept()
        chart_client.show_status(ADDED)

    sheet.submitted.connect(
        lambda values: chart_client.run_action(
            lambda clinic_file, who: add_addendum(clinic_file, who, record, str(values["text"])),
            handle_stored,
            sheet.show_refusal,
            sheet,
        )
    )
    form.get_field("text").setFocus()
    sheet.open()
