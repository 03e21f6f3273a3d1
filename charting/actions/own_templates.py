"""Keeping a clinic's templates: its own, and its versions of shipped ones."""

from charting.chart import Chart, with_vocabularies_of_chart
from charting.entry.templates import wrong_lines
from charting.errors import Invalid
from charting.model.clinic import Therapist
from charting.model.folding import fold
from charting.model.own import OwnTemplate
from charting.reference.templates import shipped_templates, templates

NEW = "new"  # the code of a template that has none yet
MOST_LINES = 200


@with_vocabularies_of_chart
def save_template(chart: Chart, who: Therapist, template: OwnTemplate) -> OwnTemplate:
    """Add or change a template; from then on it is offered. A new one gets its code from its name.

    Retiring the version of a shipped one brings the shipped one back; a version without lines hides it. Raises Invalid
    on `lines`, with a sentence for each wrong one, or on `name` when another template has it; Conflict when it was
    changed elsewhere.
    """
    named = template.with_changes(code=_code(chart, template)) if template.code == NEW else template
    if not named.retired:
        _check(named)
    verb = "retired" if named.retired else "changed" if named.version else "added"
    with chart.act(who.signature, f"{verb} template {named.name}") as act:
        return act.put(named)


def _check(template: OwnTemplate) -> None:
    if any(fold(each.name) == fold(template.name) and each.id != template.code for each in templates()):
        raise Invalid("name", f"There is a template called {template.name} already.")
    if len(template.lines) > MOST_LINES:
        raise Invalid("lines", f"A template has at most {MOST_LINES} lines.")
    if wrong := wrong_lines(template.lines):
        raise Invalid("lines", "\n".join(wrong))
    if not template.lines and template.code not in {each.id for each in shipped_templates()}:
        raise Invalid("lines", "A template needs at least one line.")


def _code(chart: Chart, template: OwnTemplate) -> str:
    """The name as an id, which no template has yet, a retired one neither."""
    plain = "_".join(fold(template.name).split())
    taken = {each.code for each in chart.own_templates.find()} | {each.id for each in shipped_templates()}
    numbered = (f"own_{plain}{'' if number == 1 else f'_{number}'}" for number in range(1, len(taken) + 2))
    return next(code for code in numbered if code not in taken)
