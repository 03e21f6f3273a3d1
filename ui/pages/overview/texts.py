"""The texts of the Overview tab."""

NO_CASE = (
    "No case yet. A case holds everything about one problem: the referral, assessments, plan and sessions."
)
OPEN_CASE = "Open a case"
TREND = "Since start of care"
GOALS = "Goals"
GOALS_FROM = "from the chart"
NO_GOALS = "No goals yet. Set them in the plan of care, in measures that you chart anyway."
MAKE_PLAN = "Make the plan"
BY = "by {}"
NEEDS = "Needs doing"
NOTHING = "Nothing needs doing."
TIMELINE = "Timeline"
TIMELINE_FILTER = "Which part of the timeline"
NOTHING_HAPPENED = "Nothing is charted yet."
NOTHING_OF_THIS = "Nothing of this kind is charted yet."

FIRST_STEPS = "First steps"
STEP_DONE = "done"
STEP_NEXT = "next"
STEPS = {
    "referral.new": "Add the referral",
    "consent.new": "Record the consent to treatment",
    "assessment.new": "Assess",
    "plan": "Set goals and plan",
    "session.new": "Chart the first session",
}
STEP_DETAILS = {
    "referral.new": "who referred the client, how many visits, until when",
    "consent.new": "and the release to the referring provider, for the reports",
    "assessment.new": "pain, function, range, palpation, red flags, decision",
    "plan": "goals with dates, visit frequency, treatment",
    "session.new": "it saves as you type",
}
