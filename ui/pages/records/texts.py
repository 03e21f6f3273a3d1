"""The texts of the sheets that several pages open: the client's and the provider's."""

SAVE = "Save"
SAVED = "Saved"
NEEDED = "{} is needed."
CHANGED_ELSEWHERE = (
    "Somebody else changed this in the meantime. What you typed is still here; everything else now shows "
    "their changes. Save again to keep yours."
)
THEIRS = " They wrote {}."

# Providers
CHANGE_PROVIDER = "Provider"
NEW_PROVIDER_TITLE = "New provider"
NEW_PROVIDER = "New provider…"
FIND_PROVIDER = "type a part of the name or practice"
NO_SUCH_PROVIDER = "Choose a provider from the list, or add a new one."
NAME = "Name"
CREDENTIALS = "Credentials"
KIND = "Kind"
SPECIALTY = "Specialty"
PRACTICE = "Practice"
PHONE = "Phone"
FAX = "Fax"
EMAIL = "E-mail"
NPI = "NPI"
NPI_HINT = "10 digits; the check digit is verified"
ADDRESS = "Address"
NOTES = "Notes"

# Clients
REGISTER = "New client"
REGISTER_BUTTON = "Register"
CHANGE_CLIENT = "Client"
BIRTH_DATE_NEEDED = "The birth date is needed."
SEX_CHOICES = {"": "Not stated", "F": "Female", "M": "Male", "X": "Other"}
CONTACT_HEADING = "Contact"
PERSON_NEEDS_NAME = "Say the name too."
ONE_A_LINE = "one a line"
ALERTS_HINT = "shown in the client's banner on every page"
ADD_ALERT = "Add alert"
ALERT_NEEDS_TEXT = "Say what the alert is."
SIMILAR = "A similar name is on file already: {}. Is this the same person?"
SIMILAR_ONE = "{} (chart {}, born {})"
