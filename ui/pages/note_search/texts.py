"""The texts of the note search page."""

TITLE = "Find in notes"
FIND = "Find in the notes of all clients"
FIND_HINT = "Words of a note, such as: tingling driving"
TABLE = "Notes found, newest first"
DAY, CLIENT, NOTE, WORDS = "Date", "Client", "Note", "Text"
BORN = "born {born} · chart {number}"
DRAFT = "draft, not signed"
START = (
    "Type words from a note to find the notes that have all of them; the last one may be incomplete. "
    "Put a phrase in quotes: “down the leg”."
)
ALL_NOTES = "Sessions, assessments, plans and addenda of all clients"
NONE_FOUND, ONE_FOUND = "Nothing found", "1 found"
FOUND = "{count} found, newest first"
NEWEST = "The newest {count}; scroll down for earlier ones"
NO_MATCH = "No note contains “{}”."
STILL_READING = "Notes are still being indexed ({percent} % so far), so some cannot be found yet."
