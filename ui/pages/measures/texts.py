"""The texts of the Measures tab."""

MEASURES = "Measures"
HINT = "Space or Enter shows or hides the trend"
TRENDS = "Trends"
EMPTY = (
    "Nothing measured yet. Pain, activities, ranges of motion and scores of signed notes will show up here."
)
NONE_SHOWN = "Select a measure at the left and press Space to show its trend."
SHOWN, MEASURE, START, NOW, CHANGE, MEANINGFUL = "Trend", "Measure", "Start", "Now", "Change", "Meaningful?"
YES, NO = "shown", "–"
TAKEN = "{start} to {now}, {count} times"
ONCE = "{start}, once"
VERDICT = "{start} → {now}: {verdict}"
SOURCE = "{verdict}; {source}"
GOAL = "goal {}"
MOST = "Six trends at most: hide one first."
