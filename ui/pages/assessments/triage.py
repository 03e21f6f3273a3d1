"""The intake triage: a few answers, a suggestion with its reasons, and what the therapist decides."""

from charting.model.assessment import Assessment, CareKind, Duration, Specificity, Triage
from charting.model.field import find_prompt
from charting.summaries.client_file import CaseFile
from charting.summaries.triage import suggest
from ui.pages.assessments import texts
from ui.pages.assessments.examination import side_by_side
from ui.pages.note_card import NoteCard
from ui.widgets.fields import LineField
from ui.widgets.notices import Notice
from ui.widgets.segments import Segments

_PLACES = tuple((each, each.value.capitalize()) for each in Specificity if each)
_TIMES = tuple((each, each.value.capitalize()) for each in Duration if each)
_KINDS = tuple((each, each.value.capitalize()) for each in CareKind)


class TriageCard(NoteCard):
    """On an initial assessment only; severity, red flags and the referral are charted elsewhere on the page."""

    def __init__(self) -> None:
        super().__init__(texts.TRIAGE, texts.TRIAGE_ASIDE)
        self.put(
            side_by_side(
                self.know(
                    "triage.specificity",
                    Segments(find_prompt(Triage, "specificity"), _PLACES, none=Specificity.NONE),
                ),
                self.know(
                    "triage.duration", Segments(find_prompt(Triage, "duration"), _TIMES, none=Duration.NONE)
                ),
            )
        )
        goal = LineField(find_prompt(Triage, "client_goal"), placeholder=texts.CLIENT_GOAL_HINT)
        self.put(self.know("triage.client_goal", goal))
        self.suggestion = Notice(texts.NOT_SUGGESTED, "neutral")
        self.put(self.suggestion)
        self.put(self.know("triage.decided", Segments(find_prompt(Triage, "decided"), _KINDS)))
        self.put(self.know("triage.reason", LineField(find_prompt(Triage, "reason"), longest=1000)))

    def suggest(self, note: Assessment, case: CaseFile) -> None:
        """Say what the answers suggest, and why; the therapist decides."""
        found = suggest(note, case.case, case.referrals, case.client)
        urgent = found.kind is CareKind.REFER_FIRST
        said = texts.SUGGESTED.format(kind=found.kind, reasons=" ".join(found.reasons))
        self.suggestion.say(said if found.reasons else texts.NOT_SUGGESTED, "danger" if urgent else "neutral")
