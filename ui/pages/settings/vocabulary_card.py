"""The clinic's own techniques, structures, findings and tests on the Settings page."""

from charting.actions.own_words import save_entry
from charting.model.own import OwnEntry
from charting.reference.vocabularies import Vocabulary, vocabularies, vocabulary
from ui.desk import Desk
from ui.pages.record_sheet import Recipe, RecordSheet, Values
from ui.pages.settings import texts
from ui.pages.settings.own_card import OwnCard
from ui.widgets.field import Field
from ui.widgets.fields import CheckField, ChoiceField, LineField
from ui.widgets.form import Form
from ui.widgets.rows_model import Column

_YES_NO = {"true": texts.YES, "false": texts.NO}


class VocabularyCard(OwnCard):
    """What the clinic names that is not in the shipped lists."""

    def __init__(self, desk: Desk) -> None:
        columns = (
            Column(texts.ENTRY, _name, bold=True),
            Column(texts.SHORT, lambda row: row.cells.get("short", ""), 90),
            Column(texts.WHAT, _label, 140, muted=True),
        )
        self.which = ChoiceField(texts.WHAT, [(each.name, each.label) for each in vocabularies()])
        self.which.hide_label()
        self.which.set_value(vocabularies()[0].name)
        super().__init__(
            desk,
            texts.VOCABULARY,
            columns,
            texts.NO_ENTRIES,
            lambda chart: chart.own_entries,
            (self.which,),
        )

    def edit(self, record: OwnEntry | None) -> None:
        """The sheet of the vocabulary that is chosen, or of the record's."""
        chosen = vocabulary(record.vocabulary if record else str(self.which.value()))
        form = _form(chosen)
        if record is not None:
            form.add("retired", CheckField(texts.NOT_OFFERED))

        def make(base: OwnEntry | None, values: Values) -> OwnEntry:
            cells = {
                cell.column: str(values[cell.column] or "").strip()
                for cell in chosen.asked
                if values[cell.column]
            }
            if base is not None:
                return base.with_changes(cells={**base.cells, **cells}, retired=bool(values["retired"]))
            return OwnEntry(vocabulary=chosen.name, code="new", cells=cells)

        recipe = Recipe(show=_show, make=make, store=save_entry)
        start: Values = {cell.column: "false" for cell in chosen.asked if cell.column == "refer_out"}
        sheet = RecordSheet(self.desk, chosen.label, form, recipe, record, start, self.stored.emit, self)
        form.field(chosen.asked[0].column).setFocus()
        sheet.open()


def _form(chosen: Vocabulary) -> Form:
    form = Form()
    for cell in chosen.asked:
        field: Field = LineField(cell.label, longest=120)
        if cell.chosen:
            choices = [(each, _YES_NO.get(each, each)) for each in chosen.choices(cell.column)]
            field = ChoiceField(cell.label, choices, none=None if cell.needed else texts.NOT_SAID)
        form.add(cell.column, field)
    return form


def _show(record: OwnEntry) -> Values:
    return {**record.cells, "retired": record.retired}


def _name(row: OwnEntry) -> str:
    return row.cells.get("name") or row.cells.get("meaning") or row.code


def _label(row: OwnEntry) -> str:
    return next((each.label for each in vocabularies() if each.name == row.vocabulary), row.vocabulary)
