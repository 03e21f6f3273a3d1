"""The texts of the Plan & goals tab."""

LIST = "Revisions"
PLAN = "Plan"
TITLE = "Plan of care"
REVISION = "Revision {number}"
FIRST = "First plan"
DRAFT, IN_FORCE, EARLIER = "Draft", "In force", "Earlier"
NO_PLAN = "No plan yet. A plan says what to reach, by when, and how."
NEW = "New plan"
REVISE = "Revise plan"
NO_CASE = "A plan belongs to a case. Add the case under Referral & consent first."
ADD_CASE = "Add a case"
DISCARD = "Discard draft"
SIGNED = "signed {when} by {who}"
ADDENDUM = "Addendum, {when}"

JUDGED = "judged from the chart"
NO_GOALS = "This plan has no goals."
BY = "by {day}"
NO_HOME = "No home program."
CARE = "Care"
SCHEDULE = "Schedule"

ADD_GOAL = "Add goal"
GOALS_ASIDE = "a figure of the chart, or any other that you read at a visit; the day as “+6w”"
SAY_WORDS = "Put the goal in words."
SAY_MEASURE = "What is measured? Choose from the list, or name another figure."
SAY_TARGET = "A goal needs the figure to reach."
SAY_BY = "By when?"

RATES = (
    (1.0, "weekly"),
    (2.0, "2 × a week"),
    (3.0, "3 × a week"),
    (0.5, "every 2 weeks"),
    (0.25, "every 4 weeks"),
)
NOT_SAID = "not said"
OWN_WORDS_HINT = "weekly × 4, then every 2 weeks × 4"
CARE_ASIDE = "separate several with ;"
OUTLOOK_ASIDE = "what to expect, and until when"
