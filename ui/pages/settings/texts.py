"""The texts of the Settings page."""

TITLE = "Settings"
BELOW = (
    "Letterhead, therapists, appearance, and the clinic file with its backups",
    "What this clinic adds to quick entry, to the lists and to the assessments; it is kept in the clinic file",
)

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

CHART = "The clinic file and its backups"
FILE = "Clinic file"
BACKUPS = "Backups, newest first"
WHEN, FILE_NAME, SIZE = "Made", "File name", "Size"
NO_BACKUPS = "There is no backup yet."
KEPT = "A backup is made whenever Soapstone closes; the last {count} are kept in the folder “backups” beside the clinic file."
BACK_UP = "Back up now"
BACKING_UP = "Backing up …"
BACKED_UP = "Backed up, reopened and checked: {name}, in the folder “{folder}” beside the clinic file."
RESTORE = "Restore…"
RESTORE_OTHER = "Restore from another file…"
CHOOSE_FILE = "Restore from a backup file"
FILE_FILTER = "Soapstone clinic files (*.soapstone);;All files (*)"
CHECKING_FILE = "Checking {name} …"
ASK_TITLE = "Restore this backup?"
ASK = (
    "The clinic file goes back to {name}, made {when}. What was charted since then is not in it.\n\n"
    "The present clinic file is set aside beside it under another name, not deleted."
)
ASK_OTHER = (
    "The clinic file {name} takes the place of the present one.\n\n"
    "The present clinic file is set aside beside it under another name, not deleted."
)
NOT_RESTORED = "{name} cannot be restored. {why}"
ASK_YES = "Restore"
CHECK = "Check the clinic file"
CHECKING = "Checking every record and its seal …"
SOUND = "The clinic file is whole: every record is as it was logged, every signed note as it was signed."
INDEX_ANEW = (
    "The index in which words of notes are found was not whole, and is made anew; no record was harmed."
)
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
NO_SNIPPETS = "No short word yet: .ltp and a blank could become your sentence."
VOCABULARY = "Own words for quick entry and pick lists"
ENTRY, WHAT = "Name", "What it is"
NO_ENTRIES = "Nothing added yet: the shipped lists know the usual ones."
PROFILE = "A note is complete by the rules of"
SPELL_OUT = "Abbreviations"
SPELLINGS = {"": "Stay as typed", "on signing": "Written out on signing", "on paper": "Written out on paper"}

MEASURES = "Own outcome measures"
NO_MEASURES = "Nothing added yet: a distance, a timed task, a form of your own …"
MEASURE, NEW_MEASURE = "Outcome measure", "New outcome measure"
FROM_FILE = "From a file…"
CHOOSE_DEFINITION = "Add an instrument from its definition"
DEFINITION_FILTER = "Definitions (*.json);;All files (*)"
NOT_ADDED = "{name} was not added. {why}"
MEASURE_ADDED = "{name} can be charted now."
MEASURE_NAME, MEASURE_NAME_HINT = "Name", "for example Six-minute walk"
MEASURE_UNIT, MEASURE_UNIT_HINT = "Unit", "for example m, s, points"
LOWEST, HIGHEST, STEP = "Lowest", "Highest", "Step"
STEP_HINT = "the smallest difference that is written down: 1, 0.5, 0.1"
BETTER, BETTERS = "Better is", (("higher", "a higher figure"), ("lower", "a lower figure"))
ABOUT = "What it measures, and how"
KIND = "Kind"
SIMPLE_KIND, FORM_KIND, ITEMS_KIND = "own measure", "total of a form", "{count} items"
UNREADABLE = "cannot be read"
FROM_A_FILE = "This one came from a file. To change it, add its file again."
NEEDS_NUMBER = "{} is needed, a number."
STEPS_MISS = "Steps of this size, from the lowest, do not reach the highest."
SAY_MEASURE_NAME = "Give it a name."
SAY_UNIT = "In what is it measured? For a mere count write “points”."
SAY_BETTER = "Say which way is better, so that a change can be told as better or worse."
HIGHEST_TOO_LOW = "The highest must be above the lowest."
STEP_WRONG = "The step must be above 0, and no larger than the range."

TEMPLATES = "Templates for assessments"
NO_TEMPLATES = "There is no template."
TEMPLATE, NEW_TEMPLATE = "Template", "New template"
TEMPLATE_NAME, TEMPLATE_LINES = "Complaint", "Lines"
TEMPLATE_HINT = (
    "One a line: rom shoulder flexion b · mmt hip flexion r · palp infraspinatus aff · test spurling b · measure ndi. "
    "Then r or l for a side, b for both, aff for the side of the case; a range may end in passive."
)
SHIPPED_TEMPLATE, CHANGED_TEMPLATE, OWN_TEMPLATE = "shipped", "shipped, changed here", "this clinic"
RESTORE_SHIPPED = "Restore the shipped one"
SAY_LINES = "Say at least one line, or do not offer it."
