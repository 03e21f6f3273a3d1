"""The intake triage: a few answers, a suggestion with its reasons, and what the therapist decides."""

from charting.model.assessment import Assessment, CareKind, Duration, Specificity, Triage
from charting.model.field import find_prompt
from charting.summaries.client_records import CaseRecords
from charting.summaries.safety.triage import suggest_care_kind
from ui.pages.assessments import texts
from ui.pages.assessments.examination_cards import lay_side_by_side
from ui.pages.notes.note_cards import NoteCard
from ui.widgets.cards.notices import Notice
from ui.widgets.fields.basic_fields import LineField
from ui.widgets.fields.segmented_field import SegmentedField

_PLACES = tuple((each, each.value.capitalize()) for each in Specificity if each)
_TIMES = tuple((each, each.value.capitalize()) for each in Duration if each)
_KINDS = tuple((each, each.value.capitalize()) for each in CareKind)


class TriageCard(NoteCard):
    """On an initial assessment only; severity, red flags and the referral are charted elsewhere on the page."""

    def __init__(self) -> None:
        super().__init__(texts.TRIAGE, texts.TRIAGE_ASIDE)
        self.add_widget(
            lay_side_by_side(
                self.add_field(
                    "triage.specificity",
                    SegmentedField(find_prompt(Triage, "specificity"), _PLACES, none=Specificity.NONE),
                ),
                self.add_field(
                    "triage.duration",
                    SegmentedField(find_prompt(Triage, "duration"), _TIMES, none=Duration.NONE),
                ),
            )
        )
        goal = LineField(find_prompt(Triage, "client_goal"), placeholder=texts.CLIENT_GOAL_HINT)
        self.add_widget(self.add_field("triage.client_goal", goal))
        self.suggestion = Notice(texts.NOT_SUGGESTED, "neutral")
        self.add_widget(self.suggestion)
        self.add_widget(
            self.add_field("triage.decided", SegmentedField(find_prompt(Triage, "decided"), _KINDS))
        )
        self.add_widget(
            self.add_field("triage.reason", LineField(find_prompt(Triage, "reason"), longest=1000))
        )

    def show_suggestion(self, note: Assessment, case: CaseRecords) -> None:
        """Say what the answers suggest, and why; the therapist decides."""
        found = suggest_care_kind(note, case.case, case.referrals, case.client)
        urgent = found.kind is CareKind.REFER_FIRST
        said = texts.SUGGESTED.format(kind=found.kind, reasons=" ".join(found.reasons))
        self.suggestion.show_notice(
            said if found.reasons else texts.NOT_SUGGESTED, "danger" if urgent else "neutral"
        )
