"""The texts of the Assessments tab."""

LIST = "Assessments"
NOTE = "Assessment"
DRAFT, SIGNED = "Draft", "Signed"
TITLES = {
    "initial": "Initial assessment",
    "reassessment": "Reassessment",
    "discharge": "Discharge assessment",
}
NO_ASSESSMENTS = (
    "No assessment yet. The first one finds what is wrong, how bad it is, and whether massage is safe."
)
START = "New assessment"
NO_CASE = "An assessment belongs to a case. Add the case under Referral & consent first."
ADD_CASE = "Add a case"
DISCARD = "Discard draft"

TEMPLATE = "Template"
NO_TEMPLATE = "None"
PROPOSED = "{} (suggested)"
TEMPLATE_TAKEN = "{name}: {count} lines to fill. What stays unfilled is left out on signing."
TEMPLATE_GONE = "The template's unfilled lines were removed."
LINES_NOT_READ = "{} of its lines cannot be read: see Settings."

COMPLAINT = "What brings the client"
PAIN_ANCHOR = "0 none · 10 worst imaginable"
QUALITIES_HINT = "aching, burning"

ACTIVITIES_ASIDE = "hard to do, or not possible, because of the problem"

POSTURE_AND_GAIT = "Posture and gait"
STRENGTH_ASIDE = "0 none to 5 normal"
PALPATION_ASIDE = (
    "Type “inf r tp 3”; with the cursor in a row, click the figure or walk it with the arrow keys"
)
SCORES_ASIDE = "totals of the clinic's forms"

ALL_NONE = "Asked all, none present"
YES, NO = "Yes", "No"
FLAG_SUSPECT = "May be {suspect}. {action}"
ASKED_COUNT = "{asked} of {all} asked"
SUGGESTION = "A red flag is present: {action} Suggested decision: refer out."
SUGGEST_TEST = "Positive: {tests}. Suggested decision: refer out."
REFER = "Refer out, with words for the letter"
LETTER_AGAIN = "Rewrite the letter text"
COPY, COPIED = "Copy", "The letter text is copied."

TRIAGE = "Intake: what kind of care"
TRIAGE_ASIDE = "a suggestion; you decide"
CLIENT_GOAL_HINT = "lift the child without pain"
SUGGESTED = "Suggested: {kind}. {reasons}"
NOT_SUGGESTED = "Answer the questions above to see a suggestion here."

CONCLUSION = "Impression and decision"
