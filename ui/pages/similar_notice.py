"""The notice that a name like the one being typed is in the chart already: two people, or one twice?"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer

from charting.actions.clients import similar_clients
from charting.chart import Chart
from charting.drawing.trend import short_date
from charting.model.client import Client
from charting.model.record import new_id
from ui.desk import Desk
from ui.pages import sheet_texts as texts
from ui.widgets.form import Form
from ui.widgets.notices import Notice

_PAUSE_MS = 250
_ANY_DAY = date(1950, 1, 1)  # only the name is compared; an adult needs no guardian


class SimilarNotice(Notice):
    """Hidden until there is one. `client_id` is the client's own, who is not similar to themselves."""

    def __init__(self, desk: Desk, client_id: str) -> None:
        super().__init__("", "warn")
        self._desk, self._id = desk, client_id or new_id()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._look)

    def watch(self, form: Form) -> None:
        """Look whenever one of the form's names was changed, and at what it begins with."""
        self._family, self._given = form.field("family_name"), form.field("given_name")
        for field in (self._family, self._given):
            field.changed.connect(lambda _: self._pause.start())
        self._pause.start()

    def _look(self) -> None:
        family, given = str(self._family.value()), str(self._given.value())
        if not (family and given):
            self.say("", "warn")
            return
        asked = Client(id=self._id, family_name=family, given_name=given, birth_date=_ANY_DAY)

        def job(chart: Chart) -> list[Client]:
            return similar_clients(chart, asked)

        self._desk.read(job, self._tell, self)

    def _tell(self, found: Sequence[Client]) -> None:
        lines = [
            texts.SIMILAR_ONE.format(
                each.listed_name, each.chart_label, short_date(each.birth_date, year=True)
            )
            for each in found
        ]
        self.say(texts.SIMILAR.format("; ".join(lines)) if lines else "", "warn")
