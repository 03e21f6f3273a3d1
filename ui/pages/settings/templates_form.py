"""The sheet of a template: its name, its lines as plain text, and whether it is offered."""

from collections.abc import Iterable

from charting.actions.own_templates import NEW, save_template
from charting.errors import Invalid
from charting.model.own import OwnTemplate
from charting.reference.templates import Template
from ui.pages.record_sheet import Recipe, Values
from ui.pages.settings import texts
from ui.widgets.fields import CheckField, LineField, TextField
from ui.widgets.form import Form


def template_form(*, known: bool, changed: bool) -> Form:
    """Of a known template also whether it is offered, and of a changed shipped one the way back."""
    form = Form()
    form.add("name", LineField(texts.TEMPLATE_NAME, longest=60), span=2)
    form.add("lines", TextField(texts.TEMPLATE_LINES, hint=texts.TEMPLATE_HINT, lines=10, most=18), span=2)
    if known:
        form.add("retired", CheckField(texts.NOT_OFFERED))
    if changed:
        form.add("restore", CheckField(texts.RESTORE_SHIPPED))
    return form


def template_recipe(shipped: Template | None) -> Recipe[OwnTemplate]:
    """How a template of the clinic, or its version of `shipped`, and the form become each other."""

    def show(record: OwnTemplate) -> Values:
        if shipped is not None and record.retired:
            return {"name": shipped.name, "lines": lines_text(shipped.lines), "retired": False}
        hidden = record.retired or not record.lines
        return {"name": record.name, "lines": lines_text(record.lines), "retired": hidden}

    def make(record: OwnTemplate | None, values: Values) -> OwnTemplate:
        lines, hidden = _lines(values["lines"]), bool(values.get("retired"))
        if not (lines or hidden or values.get("restore")):
            raise Invalid("lines", texts.SAY_LINES)
        changes: Values = {
            "name": values["name"],
            "lines": () if shipped is not None and hidden else lines,
            "retired": bool(values.get("restore")) or (shipped is None and hidden),
        }
        if record is not None:
            return record.with_changes(**changes)
        return OwnTemplate(code=shipped.id if shipped else NEW, **changes)

    return Recipe(show=show, make=make, store=save_template)


def lines_text(lines: Iterable[str]) -> str:
    """One line below the other."""
    return "\n".join(lines)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
