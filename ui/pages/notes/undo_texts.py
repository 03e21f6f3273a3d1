"""The texts of undo and redo, in the status line and on the two buttons in the head of a note."""

UNDONE, REDONE = "Undone: {}.", "Redone: {}."
NOTHING_TO_UNDO, NOTHING_TO_REDO = "Nothing to undo.", "Nothing to redo."
UNDO, REDO = "Undo: {}", "Redo: {}"

FILED = "quick entry “{}”"
QUICK_LINE = "words in the quick line"
CARRIED = "carry forward"
TEMPLATE = "lines of a template"
CHANGED, BETWEEN = "“{}” changed", "” and “"
ROW_AND_MARK = "{} and mark"
ABOUT = "{}: {}"
COUNTED = "{} {}"
ADDED, REMOVED, CONFIRMED, MOVED, ALTERED = "added", "removed", "confirmed", "moved", "changed"

# Singular and plural of a row of each list. If several lists changed, the first one here names the change.
ROWS = {
    "treatment": ("treatment row", "treatment rows"),
    "palpation": ("finding", "findings"),
    "ranges": ("range of motion", "ranges of motion"),
    "strength": ("strength test", "strength tests"),
    "tests": ("special test", "special tests"),
    "scores": ("score", "scores"),
    "home_program": ("home exercise", "home exercises"),
    "goals": ("goal", "goals"),
    "goal_readings": ("goal figure", "goal figures"),
    "activities": ("activity", "activities"),
    "red_flags": ("red-flag answer", "red-flag answers"),
    "marks": ("mark", "marks"),
}
