"""The texts of the Referral & consent tab."""

ADD = "Add…"
EDIT = "Edit…"

# Case
CASE = "Case"
NO_CASE = "No case yet: what problem are we working on?"
NEW_CASE = "New case…"
DISCHARGE = "Discharge…"
REOPEN = "Reopen"
REOPENED = "The case is open again"
CASES = "All cases"
CASE_COLUMN, OPENED_COLUMN, STATUS_COLUMN = "Case", "Opened", "Status"
COMPLAINT_HINT = "the problem we are working on, as the banner shows it"
COMPLAINT_NEEDED = "Say what problem we are working on."
ADD_REGION = "Add region"
REGION_NEEDED = "Say which region."
DIAGNOSES_HINT = "as stated by somebody licensed to diagnose"
FIND_DIAGNOSIS = "Find a diagnosis"
FIND_DIAGNOSIS_HINT = "code or words, as m75.01 or frozen shoulder; Enter adds it below"
DIAGNOSIS_NOT_PICKED = "Enter adds the diagnosis that is typed above; or clear that line."
ADD_DIAGNOSIS = "Add diagnosis"
NOT_BILLABLE = "{}: {}."
NOT_BILLABLE_MARK = "{} {}  (not billable)"
FINER_CODE = "not billable; a claim needs a finer code below it"
UNKNOWN_CODE = "{} is not in ICD-10-CM; it is kept as typed."
DISCHARGE_TITLE = "End of this episode"
CHOOSE = "Choose…"
OUTCOME_HINT = "how it stands now, against the goals"
NEW_CASE_TITLE = "New case"
CASE_TITLE = "Case"

# Referrals
REFERRALS = "Referrals"
NO_REFERRAL = "No referral on file."
NEW_REFERRAL_TITLE = "New referral"
REFERRAL_TITLE = "Referral"
PROVIDER_NEEDED = "Choose who referred the client."
VISITS = "Visits"
VISITS_HINT = "empty: no limit was stated"

# Consents
CONSENTS = "Consents"
CONSENT_COLUMN = "Consent"
NO_CONSENT = "No consent on file."
NEW_CONSENT_TITLE = "New consent"
CONSENT_TITLE = "Consent"
REVOKE = "Revoke…"
REVOKE_TITLE = "Revoke this consent"
REVOKE_SAVE = "Revoke"
RELEASE_TO = "Release to {}"
RELEASE_PROVIDER_NEEDED = "Choose with whom the chart may be shared."
STATE = "State"
GIVEN_ON = "given {}"
IN_FORCE, NOT_YET, EXPIRED, REVOKED = "in force", "not yet", "expired", "revoked {}"
SCOPES = {
    "treatment": "Assessment and massage therapy as explained, for as long as the care lasts",
    "release": "Findings, treatment, progress and plan of this case",
    "sensitive area": "Treatment of (name the area), with draping as explained; may be stopped at any time",
    "guardian": "Assessment and massage therapy of the minor, with the guardian present or near",
}

# Contacts
CONTACTS = "Contacts"
NO_CONTACT = "Nobody was spoken to yet."
NEW_CONTACT_TITLE = "New contact"
CONTACT_TITLE = "Contact"
MARK_DONE = "Mark done"
WITH_HINT = "empty: the client"
THE_CLIENT = "client"
WHAT_COLUMN = "What, and the next step"
NEXT = "Next: {}"
NEXT_BY_DAY = "{}, by {}"
STATE_DONE, STATE_OPEN, STATE_LATE, STATE_NONE = "done", "open", "late", ""

# Visits
PLANNED_VISITS = "Planned visits"
NO_VISIT = "No visit is planned."
PLAN_VISIT = "Plan a visit"
PLAN_VISIT_NEEDED = "Type a day and a time, as in fri 10:30."
MISSED = "Missed"
CANCELED = "Canceled"
VISIT_STATUS = {"planned": "planned", "missed": "missed", "canceled": "canceled"}
NOT_CHARTED = "not charted"
PLANNED = "Visit planned"
MARKED = "Visit {}"

# Client
CLIENT = "Client"
