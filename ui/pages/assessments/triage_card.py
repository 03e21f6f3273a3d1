"""The intake triage card: a few answers, a suggestion with its reasons, and the therapist's decision."""

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

_SPECIFICITIES = tuple((choice, choice.value.capitalize()) for choice in Specificity if choice)
_DURATIONS = tuple((choice, choice.value.capitalize()) for choice in Duration if choice)
_KINDS = tuple((kind, kind.value.capitalize()) for kind in CareKind)


class TriageCard(NoteCard):
    """Triage at an initial assessment. Severity, red flags and the referral are charted elsewhere on the page."""

    def __init__(self) -> None:
        super().__init__(texts.TRIAGE, texts.TRIAGE_ASIDE)
        self.add_widget(
            lay_side_by_side(
                self.add_field(
                    "triage.specificity",
                    SegmentedField(find_prompt(Triage, "specificity"), _SPECIFICITIES, none=Specificity.NONE),
                ),
                self.add_field(
                    "triage.duration",
                    SegmentedField(find_prompt(Triage, "duration"), _DURATIONS, none=Duration.NONE),
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
        """Show what the answers suggest, and why; the therapist decides."""
        suggestion = suggest_care_kind(note, case.case, case.referrals, case.client)
        is_urgent = suggestion.kind is CareKind.REFER_FIRST
        sentence = texts.SUGGESTED.format(kind=suggestion.kind, reasons=" ".join(suggestion.reasons))
        self.suggestion.show_notice(
            sentence if suggestion.reasons else texts.NOT_SUGGESTED, "danger" if is_urgent else "neutral"
        )
