"""A notice that a client with a similar name exists, who may be the same person."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer

from charting.actions.clients import find_similar_clients
from charting.clinic_file import ClinicFile
from charting.model.client import Client
from charting.model.record import make_record_id
from charting.text.dates import format_date
from ui.core.chart_client import ChartClient
from ui.pages.records import texts
from ui.widgets.cards.notices import Notice
from ui.widgets.fields.field_form import FieldForm

_PAUSE_MS = 250
_ANY_DAY = date(1950, 1, 1)  # only names are compared; an adult's birth date, as a minor needs a guardian


class SimilarNameNotice(Notice):
    """Hidden while no name is similar. `client_id` is the edited client, who is not compared with themselves."""

    def __init__(self, chart_client: ChartClient, client_id: str) -> None:
        super().__init__("", "warn")
        self._chart_client, self._id = chart_client, client_id or make_record_id()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._find_similar)

    def watch_names(self, form: FieldForm) -> None:
        """Search now, and whenever one of the form's names changes."""
        self._family, self._given = form.get_field("family_name"), form.get_field("given_name")
        for field in (self._family, self._given):
            field.changed.connect(lambda _: self._pause.start())
        self._pause.start()

    def _find_similar(self) -> None:
        family, given = str(self._family.get_value()), str(self._given.get_value())
        if not (family and given):
            self.show_notice("", "warn")
            return
        typed_client = Client(id=self._id, family_name=family, given_name=given, birth_date=_ANY_DAY)

        def find_similar(clinic_file: ClinicFile) -> list[Client]:
            return find_similar_clients(clinic_file, typed_client)

        self._chart_client.run_query(find_similar, self._show_similar, self)

    def _show_similar(self, clients: Sequence[Client]) -> None:
        lines = [
            texts.SIMILAR_ONE.format(client.listed_name, client.chart_label, format_date(client.birth_date))
            for client in clients
        ]
        self.show_notice(texts.SIMILAR.format("; ".join(lines)) if lines else "", "warn")
