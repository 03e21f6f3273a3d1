"""Saving a clinic's templates: its own, and its versions of shipped ones."""

from charting.actions.custom_codes import choose_code
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.entry.templates.template_lines import describe_wrong_lines
from charting.errors import Invalid
from charting.model.clinic import Therapist
from charting.model.custom_records import CustomTemplate
from charting.reference.assessment_templates import list_templates, load_shipped_templates
from charting.text.folding import fold

NEW_TEMPLATE = "new"  # the code of a template before it is stored
MOST_LINES = 200


@use_vocabularies_of_file
def save_template(clinic_file: ClinicFile, who: Therapist, template: CustomTemplate) -> CustomTemplate:
    """Add or change a template, which is offered from then on. A new one gets its code from its name.

    Retiring a clinic's version of a shipped template brings the shipped one back; a version without lines hides it.
    Raises Invalid on `lines`, with a sentence for each wrong line, or on `name` if another template has it, and
    EditConflict if somebody else changed it.
    """
    if template.code == NEW_TEMPLATE:
        template = template.with_changes(code=_choose_template_code(clinic_file, template))
    if not template.retired:
        _check_template(template)
    verb = "retired" if template.retired else "changed" if template.version else "added"
    with clinic_file.act(who.signature, f"{verb} template {template.name}") as act:
        return act.store_record(template)


def _check_template(template: CustomTemplate) -> None:
    if any(
        fold(other.name) == fold(template.name) and other.id != template.code for other in list_templates()
    ):
        raise Invalid("name", f"There is already a template called {template.name}.")
    if len(template.lines) > MOST_LINES:
        raise Invalid("lines", f"A template has at most {MOST_LINES} lines.")
    if wrong := describe_wrong_lines(template.lines):
        raise Invalid("lines", "\n".join(wrong))
    if not template.lines and template.code not in {shipped.id for shipped in load_shipped_templates()}:
        raise Invalid("lines", "A template needs at least one line.")


def _choose_template_code(clinic_file: ClinicFile, template: CustomTemplate) -> str:
    custom_codes = {custom.code for custom in clinic_file.custom_templates.find()}
    return choose_code(template.name, custom_codes | {shipped.id for shipped in load_shipped_templates()})
