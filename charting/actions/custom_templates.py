"""Keeping a clinic's templates: its own, and its versions of shipped ones."""

from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.entry.templates.template_lines import describe_wrong_lines
from charting.errors import Invalid
from charting.model.clinic import Therapist
from charting.model.custom_records import CustomTemplate
from charting.reference.assessment_templates import list_templates, load_shipped_templates
from charting.text.folding import fold

NEW_TEMPLATE = "new"  # the code of a template that has none yet
MOST_LINES = 200


@use_vocabularies_of_file
def save_template(clinic_file: ClinicFile, who: Therapist, template: CustomTemplate) -> CustomTemplate:
    """Add or change a template; from then on it is offered. A new one gets its code from its name.

    Retiring the version of a shipped one brings the shipped one back; a version without lines hides it. Raises Invalid
    on `lines`, with a sentence for each wrong one, or on `name` when another template has it; Conflict when it was
    changed elsewhere.
    """
    named = (
        template.with_changes(code=_choose_template_code(clinic_file, template))
        if template.code == NEW_TEMPLATE
        else template
    )
    if not named.retired:
        _check_template(named)
    verb = "retired" if named.retired else "changed" if named.version else "added"
    with clinic_file.act(who.signature, f"{verb} template {named.name}") as act:
        return act.store_record(named)


def _check_template(template: CustomTemplate) -> None:
    if any(fold(each.name) == fold(template.name) and each.id != template.code for each in list_templates()):
        raise Invalid("name", f"There is a template called {template.name} already.")
    if len(template.lines) > MOST_LINES:
        raise Invalid("lines", f"A template has at most {MOST_LINES} lines.")
    if wrong := describe_wrong_lines(template.lines):
        raise Invalid("lines", "\n".join(wrong))
    if not template.lines and template.code not in {each.id for each in load_shipped_templates()}:
        raise Invalid("lines", "A template needs at least one line.")


def _choose_template_code(clinic_file: ClinicFile, template: CustomTemplate) -> str:
    """The name as an id, which no template has yet, a retired one neither."""
    plain = "_".join(fold(template.name).split())
    taken = {each.code for each in clinic_file.custom_templates.find()} | {
        each.id for each in load_shipped_templates()
    }
    numbered = (f"own_{plain}{'' if number == 1 else f'_{number}'}" for number in range(1, len(taken) + 2))
    return next(code for code in numbered if code not in taken)
