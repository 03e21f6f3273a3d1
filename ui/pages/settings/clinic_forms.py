"""The forms of the letterhead and of a therapist."""

from charting.model.clinic import PaperSize, SpellOut
from charting.reference import loader
from charting.reference.charting_rules import list_profiles
from ui.pages.settings import texts
from ui.widgets.fields.basic_fields import ChoiceField, LineField, TextField
from ui.widgets.fields.date_fields import DateField
from ui.widgets.fields.field_form import FieldForm


def build_clinic_form() -> FieldForm:
    """Build a form with every field of `Clinic`."""
    form = FieldForm()
    form.add_field("name", LineField(texts.CLINIC_NAME, longest=120), span=2)
    form.add_field("address", TextField(texts.ADDRESS, lines=2, most=4), span=2)
    form.add_field("phone", LineField(texts.PHONE, longest=60))
    form.add_field("fax", LineField(texts.FAX, longest=60))
    form.add_field("email", LineField(texts.EMAIL, longest=120))
    form.add_field("website", LineField(texts.WEBSITE, longest=120))
    form.add_field(
        "paper", ChoiceField(texts.PAPER, [(PaperSize(value), text) for value, text in texts.PAPERS.items()])
    )
    form.add_field(
        "profile", ChoiceField(texts.PROFILE, [(profile.id, profile.name) for profile in list_profiles()])
    )
    form.add_field(
        "spell_out",
        ChoiceField(texts.SPELL_OUT, [(SpellOut(value), text) for value, text in texts.SPELLINGS.items()]),
    )
    return form


def list_state_names() -> list[str]:
    """List the states that license therapists, as completions. Start-up has already loaded the list into memory."""
    return [state.name for state in loader.list_states()]


def build_therapist_form() -> FieldForm:
    """Build a form with every field of `Therapist`."""
    form = FieldForm()
    form.add_field("name", LineField(texts.NAME, placeholder=texts.NAME_HINT, longest=120))
    form.add_field(
        "credentials", LineField(texts.CREDENTIALS, placeholder=texts.CREDENTIALS_HINT, longest=80)
    )
    form.add_field(
        "license_state", LineField(texts.LICENSE_STATE, completions=list_state_names(), longest=60)
    )
    form.add_field("license_number", LineField(texts.LICENSE_NUMBER, longest=60))
    form.add_field("license_expires", DateField(texts.LICENSE_EXPIRES))
    form.add_field("insurance_expires", DateField(texts.INSURANCE_EXPIRES))
    return form
