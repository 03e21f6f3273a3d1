"""The short words on the Settings page."""

from charting.actions.own_words import save_snippet
from charting.model.own import Snippet
from ui.desk import Desk
from ui.pages.record_sheet import Recipe, RecordSheet, Values
from ui.pages.settings import texts
from ui.pages.settings.own_card import OwnCard
from ui.widgets.fields import CheckField, LineField, TextField
from ui.widgets.form import Form
from ui.widgets.rows_model import Column


class SnippetsCard(OwnCard):
    """Everyone's and one's own."""

    def __init__(self, desk: Desk) -> None:
        columns = (
            Column(texts.SHORT, lambda row: f".{row.short}", 90, bold=True),
            Column(texts.SNIPPET_TEXT, lambda row: " ".join(row.text.split())),
            Column(texts.WHOSE, self._whose, 110, muted=True),
        )
        super().__init__(desk, texts.SNIPPETS, columns, texts.NO_SNIPPETS, lambda chart: chart.snippets)

    def edit(self, record: Snippet | None) -> None:
        """The sheet; a new one is the therapist's own."""
        form = Form()
        form.add("short", LineField(texts.SHORT, placeholder=texts.SHORT_HINT, longest=20))
        form.add("everyone", CheckField(texts.FOR_EVERYONE))
        form.add("text", TextField(texts.SNIPPET_TEXT, hint=texts.SNIPPET_HINT, lines=4), span=2)
        if record is not None:
            form.add("retired", CheckField(texts.NOT_OFFERED))
        title = texts.SNIPPET if record else texts.NEW_SNIPPET
        recipe = Recipe(show=self._show_record, make=self._make, store=save_snippet)
        sheet = RecordSheet(self.desk, title, form, recipe, record, {}, self.stored.emit, self)
        form.field("short").setFocus()
        sheet.open()

    def _whose(self, row: Snippet) -> str:
        if row.therapist_id is None:
            return texts.EVERYONES
        return texts.MINE if row.therapist_id == self.desk.who.id else texts.ANOTHERS

    def _show_record(self, record: Snippet) -> Values:
        return {
            "short": record.short,
            "text": record.text,
            "everyone": record.therapist_id is None,
            "retired": record.retired,
        }

    def _make(self, record: Snippet | None, values: Values) -> Snippet:
        own = (record.therapist_id if record else None) or self.desk.who.id
        changes: Values = {
            "short": values["short"].removeprefix("."),
            "text": values["text"],
            "therapist_id": None if values["everyone"] else own,
            "retired": bool(values.get("retired")),
        }
        return record.with_changes(**changes) if record else Snippet(**changes)
