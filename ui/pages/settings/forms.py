"""The fields of the letterhead and of a therapist."""

from charting.model.clinic import Paper, SpellOut
from charting.reference import loader
from charting.reference.rules import profiles
from ui.pages.settings import texts
from ui.widgets.date_entry import DateEntry
from ui.widgets.fields import ChoiceField, LineField, TextField
from ui.widgets.form import Form


def clinic_form() -> Form:
    """Every field of Clinic."""
    form = Form()
    form.add("name", LineField(texts.CLINIC_NAME, longest=120), span=2)
    form.add("address", TextField(texts.ADDRESS, lines=2, most=4), span=2)
    form.add("phone", LineField(texts.PHONE, longest=60))
    form.add("fax", LineField(texts.FAX, longest=60))
    form.add("email", LineField(texts.EMAIL, longest=120))
    form.add("website", LineField(texts.WEBSITE, longest=120))
    form.add(
        "paper", ChoiceField(texts.PAPER, [(Paper(value), text) for value, text in texts.PAPERS.items()])
    )
    form.add("profile", ChoiceField(texts.PROFILE, [(each.id, each.name) for each in profiles()]))
    form.add(
        "spell_out",
        ChoiceField(texts.SPELL_OUT, [(SpellOut(value), text) for value, text in texts.SPELLINGS.items()]),
    )
    return form


def state_names() -> list[str]:
    """The states that license, to complete from; read into memory with the other word lists before any page."""
    return [state.name for state in loader.states()]


def therapist_form() -> Form:
    """Every field of Therapist."""
    form = Form()
    form.add("name", LineField(texts.NAME, placeholder=texts.NAME_HINT, longest=120))
    form.add("credentials", LineField(texts.CREDENTIALS, placeholder=texts.CREDENTIALS_HINT, longest=80))
    form.add("license_state", LineField(texts.LICENSE_STATE, completions=state_names(), longest=60))
    form.add("license_number", LineField(texts.LICENSE_NUMBER, longest=60))
    form.add("license_expires", DateEntry(texts.LICENSE_EXPIRES))
    form.add("insurance_expires", DateEntry(texts.INSURANCE_EXPIRES))
    return form
