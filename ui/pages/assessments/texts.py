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

KIND = "Kind"
WHEN = "When"

COMPLAINT = "What brings the client"
WORDS = "In the client's words, and what you asked"
PAIN_NOW, PAIN_WORST, PAIN_BEST, PAIN_AVERAGE = "Pain now", "Worst", "Best", "Average"
PAIN_ANCHOR = "0 none · 10 worst imaginable"
QUALITIES = "Quality"
QUALITIES_HINT = "aching, burning"
FREQUENCY = "Frequency"
RADIATION = "Radiates to"

ACTIVITIES = "Functional activities (PSFS)"
ACTIVITIES_ASIDE = "hard to do, or not possible, because of the problem"

POSTURE_AND_GAIT = "Posture and gait"
POSTURE = "Posture"
GAIT = "Gait"
RANGES = "Range of motion"
STRENGTH = "Strength"
STRENGTH_ASIDE = "0 none to 5 normal"
PALPATION = "Palpation"
PALPATION_ASIDE = (
    "Type “inf r tp 3”; with the cursor in a row, click the figure or walk it with the arrow keys"
)
MARK = "Mark"
TESTS = "Special tests"
SCORES = "Outcome measures"
SCORES_ASIDE = "totals of the clinic's forms"
VITALS = "Vital signs"
SYSTOLIC, DIASTOLIC, PULSE = "Systolic, mmHg", "Diastolic, mmHg", "Pulse, per min"

FLAGS = "Red flags"
ALL_NONE = "Asked all, none present"
YES, NO = "Yes", "No"
FLAG_NOTE = "What the client said"
FLAG_SUSPECT = "May be {suspect}. {action}"
ASKED_COUNT = "{asked} of {all} asked"
SUGGESTION = "A red flag is present: {action} Suggested decision: refer out."

CONCLUSION = "Impression and decision"
IMPRESSION = "Impression"
DECISION = "Decision"
REASON = "Why"
