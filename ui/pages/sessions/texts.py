"""The texts of the Sessions tab."""

FIRST_QUESTION = "Today’s first question: {}"
AS_SAID_HINT = "half as bad"
AGAINST_LAST = "Pain compared with the last visit, in the client’s words"
AGAINST_ARRIVAL = "Pain compared with arrival, in the client’s words"
HOME_DONE_CHOICES = ("daily", "most days", "some days", "not done")

FINDINGS = "Findings and treatment"
FIGURE_HINT = "Click the figure, or walk it with the arrow keys"
CARRIED = "Carried forward: {lines}. Change each line, or confirm it with Space or {keys}."
CARRIED_LINES = {
    "treatment": "{} of treatment",
    "home_program": "{} of the home program",
    "goal_readings": "{} to check for a goal",
}
CARRIED_ALREADY = "Nothing was carried forward: these tables have lines already."
NOTHING_TO_CARRY = "There is nothing to carry forward: no signed session before this one has lines that stay."
HANDS_ON = "{minutes} min hands-on · {units} timed units"
HANDS_ON_ONE = "{minutes} min hands-on · 1 timed unit"

RESPONSE = "Response and progress"
TO_CHECK = "→ to check"
UNIT = ", {}"
PAIN_TODAY = "Pain {before} → {after} today."
VERDICT = "meaningful change: {}, {}"  # with whose threshold it is
SINCE_START = "On arrival since start of care {start} → {now}: {verdict}"

NEXT = "Next"
PLAN_LINE = "Plan: {}"
REASSESS = "reassess every {} visits"
NO_PLAN = "No signed plan yet"

BODY_CHART = "Body chart"
PAIN_TREND = "Pain by visit"
LAST_NOTE = "Last signed session"
NO_LAST_NOTE = "This is the first session of the case."
ALL_SESSIONS = "Sessions"
NEW_SESSION = "New session"
NO_SESSIONS = "No sessions yet."
NO_CASE = "Open a case first: what problem are we working on?"
OPEN_CASE = "New case"
UNTIL_HINT = "11:30"
DISCARD = "Discard draft"

DOSE_HINT = "Dose of {technique}: {figures}"
DOSE_GIVEN = "Dose: {}"
DOSE_FIGURES = {
    "force": "force (20%)",
    "hold": "hold (7 s)",
    "repetitions": "repetitions (× 3)",
    "sets": "sets (2 sets)",
    "per_day": "times a day",
    "per_week": "times a week",
}
POSITIONS = ("prone", "supine", "side-lying right", "side-lying left", "seated", "standing")
ADD_TREATMENT = "Add treatment line"
SAY_TECHNIQUE = "Which technique?"
PAIN_IN_LIST = "pain {}"
TESTED = "Strength and special tests"
ENDS_TOO_EARLY = "The session cannot end before it starts."
SESSION = "Session {}"
BESIDE = "Beside the note: body chart, pain, last session"
