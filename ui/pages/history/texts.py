"""The texts of the History tab."""

VIEW = "Which history"
CHART, LOG = "Chart", "Log"
FIND = "Search the history"
FIND_HINT = "any words, such as: trigger okafor"
EMPTY = "Nothing is charted yet."
NOT_FOUND = "No record contains these words."
OPEN = "Open"
CHOOSE = "Select a record at the left to read it here."

# The log
WHAT_AND_WHO = "What and who"
WHEN, WHO, WHAT, RECORD, VERSION, SHA = "When", "Who", "What", "Record", "Version", "SHA-256"
LOG_EMPTY = "The log is empty."
LOG_ENTRY = "Log entry"
AS_NOW = "The record now:"
RECORDS = {
    "client": "client",
    "care_case": "case",
    "referral": "referral",
    "assessment": "assessment",
    "plan": "plan",
    "session": "session",
    "visit": "planned visit",
    "consent": "consent",
    "contact": "contact",
    "report": "report",
    "addendum": "addendum",
}
