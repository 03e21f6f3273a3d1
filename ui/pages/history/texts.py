"""The texts of the History tab."""

VIEW = "Which history"
CHART, LOG = "Chart", "Log"
FIND = "Find in the history"
FIND_HINT = "any words, as trigger okafor"
EMPTY = "Nothing is charted yet."
NOT_FOUND = "Nothing has these words."
OPEN = "Open"
CHOOSE = "Choose something at the left to read it here."

# The log
WHAT_AND_WHO = "What, and who"
WHEN, WHO, WHAT, RECORD, VERSION, SHA = "When", "Who", "What", "Record", "Version", "SHA-256"
LOG_EMPTY = "Nothing was written yet."
LOG_ENTRY = "Entry of the log"
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
