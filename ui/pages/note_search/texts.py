"""The texts of the note search page."""

TITLE = "Find in notes"
FIND = "Find in the notes of all clients"
FIND_HINT = "Words of a note, as tingling driving"
TABLE = "Notes found, newest first"
DAY, CLIENT, NOTE, WORDS = "Date", "Client", "Note", "In these words"
BORN = "born {born} · chart {number}"
DRAFT = "draft, not signed"
START = (
    "Type words that stand in a note: all of them are looked for, the last one as you type it. "
    "Words in quotes follow one another: “down the leg”."
)
ALL_NOTES = "Sessions, assessments, plans and addenda of all clients"
NONE_FOUND, ONE_FOUND = "Nothing found", "1 found"
FOUND = "{count} found, newest first"
NEWEST = "The newest {count}; scroll down for earlier ones"
NO_MATCH = "No note has “{}”."
STILL_READING = "The notes are still being read ({percent} % so far): not all can be found yet."
