"""The report to come: its kind, whom it goes to, and its few sentences, which the therapist may change."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting import clock
from charting.model.field import find_label
from charting.model.provider import Provider
from charting.summaries.client_records import CaseRecords
from charting.summaries.paper_content import PaperSentences
from reports.papers import PAPER_KINDS, find_paper_kind
from ui.pages.client_reports import texts
from ui.theme import Role, set_style_role
from ui.widgets.cards.card import Card
from ui.widgets.cards.notices import Notice
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.basic_fields import ChoiceField, TextField

TYPING_PAUSE_MS = 250  # after the last key, before the page is drawn anew


class ReportComposer(QWidget):
    """`issue_buttons` stand where they never scroll away. `fields` are those of the kind on show, by sentence.

    `changed` when the page is to be drawn anew; `kind_chosen(code)` when another kind of report is asked for, a choice
    that is offered only where there is more than one; `redraft_requested` for the sentences of the chart;
    `print_requested`, `save_requested`, `consent_requested`.
    """

    changed = Signal()
    kind_chosen = Signal(str)
    redraft_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()
    consent_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.release_notice = Notice("", "warn", texts.TO_CONSENT, parent=self)
        self.release_notice.pressed.connect(self.consent_requested)
        self.lost_letters_notice = Notice("", "warn", parent=self)
        self.kind_field = ChoiceField(
            texts.KIND, [(paper.code, paper.title) for paper in PAPER_KINDS.values()]
        )
        self.kind_field.changed.connect(lambda kind: self.kind_chosen.emit(str(kind)))
        self.addressee_field = ChoiceField(texts.TO, ())
        self.addressee_field.changed.connect(lambda _: self._handle_addressee_change())
        self.kind = next(iter(PAPER_KINDS))
        self._fields_by_kind = {kind: self._make_fields(kind) for kind in PAPER_KINDS}
        self._settle = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._settle.timeout.connect(self.changed)
        self.is_edited = False
        self.redraft_button = ActionButton(texts.DRAFT_AGAIN)
        set_style_role(self.redraft_button, Role.QUIET)
        self.redraft_button.clicked.connect(self.redraft_requested)
        self.print_button = ActionButton.from_command("report.print")
        self.print_button.clicked.connect(self.print_requested)
        self.save_button = ActionButton.from_command("report.pdf", primary=True)
        self.save_button.clicked.connect(self.save_requested)
        self._case: CaseRecords | None = None
        self._providers: dict[str, Provider] = {}
        self.issue_buttons = QWidget()
        self._card = Card("", self.redraft_button)
        self._lay_out()
        self.show_kind(self.kind)

    @property
    def fields(self) -> dict[str, TextField]:
        """The sentences of the kind on show, by their names."""
        return self._fields_by_kind[self.kind]

    def show_kind(self, kind: str) -> None:
        """Offer the sentences of that kind of report. What they hold is that kind's own."""
        self.kind = kind
        self.kind_field.set_value(kind)
        title = find_paper_kind(kind).title
        self._card.title.setText(title)
        self._card.setAccessibleName(title)
        self._show_fields(composing=True)

    def flush_typing(self) -> None:
        """Tell of what was typed just now, without waiting for the pause."""
        if self._settle.isActive():
            self._settle.stop()
            self.changed.emit()

    def show_case(self, case: CaseRecords) -> None:
        """Offer the providers, the referrer first; keep the one chosen for this case."""
        same = self._case is not None and self._case.case.id == case.case.id
        chosen = self.addressee_field.get_value() if same else None
        self._case = case
        self._providers = _order_addressees(case)
        self.addressee_field.combo.clear()
        for provider in self._providers.values():
            self.addressee_field.combo.addItem(provider.name_with_credentials, provider.id)
        if chosen in self._providers:
            self.addressee_field.set_value(chosen)
        self._show_release()

    def get_addressee(self) -> Provider | None:
        """Whom it goes to."""
        return self._providers.get(str(self.addressee_field.get_value()))

    def focus_first_sentence(self) -> None:
        """Put the cursor where writing begins."""
        first = next(iter(self.fields.values()), self.addressee_field)
        first.setFocus()

    def collect_sentences(self) -> PaperSentences | None:
        """The sentences as they stand; None while they are to come from the chart."""
        if not self.is_edited:
            return None
        sentences: type[PaperSentences] = find_paper_kind(self.kind).sentences
        return sentences(**{name: str(field.get_value()) for name, field in self.fields.items()})

    def show_sentences(self, words: PaperSentences | None, *, typed: bool = False) -> None:
        """Show what was drafted from the chart, or was `typed` before; None empties the fields."""
        self._settle.stop()
        for name, field in self.fields.items():
            field.set_value(getattr(words, name) if words else "")
        self.is_edited = typed

    def warn_of_lost_letters(self, lost: set[str]) -> None:
        """Say which letters the page cannot show, so that no name is spoiled unseen."""
        self.lost_letters_notice.show_notice(
            texts.LETTERS.format(" ".join(sorted(lost))) if lost else "", "warn"
        )

    def set_ready(self, ready: bool) -> None:
        """Whether there is a page that could be issued."""
        released = self._is_released()
        for button in (self.print_button, self.save_button):
            button.setEnabled(ready and released)

    def set_reading(self, reading: bool) -> None:
        """While an issued page is shown there is nothing to compose, only to print or save again."""
        self._show_fields(composing=not reading)
        if reading:
            self.release_notice.show_notice("")
            for button in (self.print_button, self.save_button):
                button.setEnabled(True)
        else:
            self._show_release()

    def _show_fields(self, *, composing: bool) -> None:
        self.kind_field.setVisible(composing and len(PAPER_KINDS) > 1)
        for widget in (self.addressee_field, self.redraft_button):
            widget.setVisible(composing)
        for kind, fields in self._fields_by_kind.items():
            for field in fields.values():
                field.setVisible(composing and kind == self.kind)

    def _make_fields(self, kind: str) -> dict[str, TextField]:
        """A field for each sentence of that kind of report, in the order and with the labels that it declares."""
        sentences: type[PaperSentences] = find_paper_kind(kind).sentences
        fields = {
            name: TextField(find_label(sentences, name), lines=2, most=9)
            for name in sentences.__struct_fields__
        }
        for field in fields.values():
            field.changed.connect(lambda _: self._handle_typing())
        return fields

    def _is_released(self) -> bool:
        provider = self.get_addressee()
        if self._case is None or provider is None:
            return False
        return self._case.find_release_to(provider.id, clock.today()) is not None

    def _show_release(self) -> None:
        provider = self.get_addressee()
        if provider is None:
            self.release_notice.show_notice(texts.NO_PROVIDER, "warn")
        else:
            self.release_notice.show_notice(
                "" if self._is_released() else texts.NO_RELEASE.format(provider.name_with_credentials), "warn"
            )
        self.set_ready(self._is_released())

    def _handle_addressee_change(self) -> None:
        self._show_release()
        self.changed.emit()

    def _handle_typing(self) -> None:
        self.is_edited = True
        self._settle.start()

    def _lay_out(self) -> None:
        keys = QHBoxLayout(self.issue_buttons)
        keys.setContentsMargins(0, 0, 14, 0)
        for button in (self.save_button, self.print_button):
            keys.addWidget(button, 1)
        for widget in (self.release_notice, self.lost_letters_notice, self.kind_field, self.addressee_field):
            self._card.add_widget(widget)
        for sentence_fields in self._fields_by_kind.values():
            for field in sentence_fields.values():
                self._card.add_widget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)


def _order_addressees(case: CaseRecords) -> dict[str, Provider]:
    """Who could get it: those who referred this case, newest first, then whoever has a release, then all others."""
    referrers = [referral.provider_id for referral in reversed(case.referrals)]
    released = [consent.provider_id for consent in case.consents if consent.provider_id]
    others = sorted(case.providers, key=lambda key: case.providers[key].name)
    order = dict.fromkeys([*referrers, *released, *others])
    return {key: case.providers[key] for key in order}
