"""The texts of the Settings page."""

TITLE = "Settings"
BELOW = "Letterhead, therapists, appearance, and the chart file with its backups"

CLINIC = "Clinic letterhead"
CLINIC_WHY = "Stands on every report."
CLINIC_NAME = "Clinic"
ADDRESS, PHONE, FAX, EMAIL, WEBSITE, PAPER = "Address", "Phone", "Fax", "E-mail", "Website", "Paper"
PAPERS = {"letter": "US Letter", "a4": "A4"}

THERAPIST = "Therapists"
WHICH = "Therapist shown"
NAME, CREDENTIALS = "Name", "Credentials"
NAME_HINT, CREDENTIALS_HINT = "as you sign", "for example LMT, CNMT"
LICENSE_NUMBER, LICENSE_STATE = "License number", "License state"
LICENSE_EXPIRES, INSURANCE_EXPIRES = "License expires", "Insurance expires"
ANOTHER = "Add another therapist"
NEW_THERAPIST = "New therapist"

SAVE = "Save"
SAVE_CLINIC, SAVE_THERAPIST = "Save letterhead", "Save therapist"
SAVED = "Saved"
CHANGED_ELSEWHERE = "This was changed elsewhere meanwhile. Save again to store what stands here."

APPEARANCE = "Appearance"
THEME = "Colors"
THEMES = (("light", "Light"), ("dark", "Dark"), ("system", "As the desktop"))

CHART = "The chart and its backups"
FILE = "Chart file"
BACKUPS = "Backups, newest first"
WHEN, FILE_NAME, SIZE = "Made", "File name", "Size"
NO_BACKUPS = "There is no backup yet."
KEPT = "A backup is made whenever Soapstone closes; the last {count} are kept in the folder “backups” beside the chart."
BACK_UP = "Back up now"
BACKING_UP = "Backing up …"
BACKED_UP = "Backed up, reopened and checked: {name}, in the folder “{folder}” beside the chart."
RESTORE = "Restore…"
RESTORE_OTHER = "Restore from another file…"
CHOOSE_FILE = "Restore from a backup file"
FILE_FILTER = "Soapstone charts (*.soapstone);;All files (*)"
CHECKING_FILE = "Checking {name} …"
ASK_TITLE = "Restore this backup?"
ASK = (
    "The chart goes back to {name}, made {when}. What was charted since then is not in it.\n\n"
    "The present chart file is set aside beside it under another name, not deleted."
)
ASK_OTHER = (
    "The chart in {name} takes the place of the present one.\n\n"
    "The present chart file is set aside beside it under another name, not deleted."
)
NOT_RESTORED = "{name} cannot be restored. {why}"
ASK_YES = "Restore"
CHECK = "Check the chart"
CHECKING = "Checking every record and its seal …"
SOUND = "The chart is whole: every record is as it was logged, every signed note as it was signed."
PROBLEM = "The check found a problem: {first} Keep this file, and do not chart in it until it is looked at."
PROBLEMS = "The check found {count} problems. The first: {first} Keep this file, and do not chart in it until it is looked at."
MEGABYTES, KILOBYTES = "{size:.1f} MB", "{size:.0f} KB"
CHART_AS = "Chart as this therapist"
AT_WORK = "Charts here"
AT_WORK_SAID = "{} charts and signs at this PC"
CHARTS_NOW = "{} charts and signs here now"

PARTS = (("clinic", "Clinic and PC"), ("charting", "Charting"))
PART = "Part of the settings"
ADD = "Add"
STATE, RETIRED = "", "no longer used"
NOT_OFFERED = "No longer used"
NOT_SAID = "not said"
YES, NO = "yes", "no"
SNIPPETS = "Short words"
SNIPPET, NEW_SNIPPET = "Short word", "New short word"
SHORT, SNIPPET_TEXT, WHOSE = "Short", "Text", "Whose"
SHORT_HINT = "for example ltp, typed .ltp"
SNIPPET_HINT = "Braces hold what is filled in: {muscle}, or with a choice {right|left}."
FOR_EVERYONE = "For every therapist of the clinic"
EVERYONES, MINE, ANOTHERS = "everyone’s", "mine", "a colleague’s"
NO_SNIPPETS = (
    "No short word yet. One saves the sentences that you write every day: .ltp and a blank become the text."
)
VOCABULARY = "Own words for quick entry and pick lists"
ENTRY, WHAT = "Name", "What it is"
NO_ENTRIES = "Nothing added yet: the shipped lists know the usual muscles, findings, tests and techniques."
SPELL_OUT = "Abbreviations"
SPELLINGS = {"": "Stay as typed", "on signing": "Written out on signing", "on paper": "Written out on paper"}
