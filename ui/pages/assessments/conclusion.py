"""What it comes to: the impression, the decision, and why."""

from charting.model.assessment import Decision
from ui.pages.assessments import texts
from ui.pages.note_card import NoteCard
from ui.widgets.cards import Notice
from ui.widgets.fields import TextField
from ui.widgets.segments import Segments

_DECISIONS = tuple((decision, decision.value.capitalize()) for decision in Decision)


class ConclusionCard(NoteCard):
    """The decision is the therapist's; a red flag only suggests."""

    def __init__(self) -> None:
        super().__init__(texts.CONCLUSION)
        self.suggestion = Notice("", "danger")
        self.put(self.know("impression", TextField(texts.IMPRESSION, lines=2)))
        self.put(self.suggestion)
        self.put(self.know("decision", Segments(texts.DECISION, _DECISIONS)))
        self.put(self.know("decision_reason", TextField(texts.REASON, lines=1)))

    def suggest(self, sentence: str) -> None:
        """Say what a red flag demands, or nothing."""
        self.suggestion.say(sentence, "danger")
