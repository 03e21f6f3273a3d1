"""Composing a report: its kind, whom it goes to, and its few sentences, which the therapist may edit."""

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

TYPING_PAUSE_MS = 250  # from the last key until the page is redrawn


class ReportComposer(QWidget):
    """The form of a new report. `issue_buttons` are laid out by the tab, where they never scroll out of sight.

    Emits `changed` when the page has to be redrawn, `kind_chosen(code)` when another kind of report is chosen (the
    choice is offered only if there is more than one kind), `redraft_requested` for fresh sentences from the chart, and
    `print_requested`, `save_requested` and `consent_requested`.
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
        self._typing_pause = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._typing_pause.timeout.connect(self.changed)
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
        """The fields of the kind that is shown, by the name of the sentence."""
        return self._fields_by_kind[self.kind]

    def show_kind(self, kind: str) -> None:
        """Show the fields for the sentences of that kind of report. Each kind has fields of its own."""
        self.kind = kind
        self.kind_field.set_value(kind)
        title = find_paper_kind(kind).title
        self._card.title.setText(title)
        self._card.setAccessibleName(title)
        self._show_fields(composing=True)

    def flush_typing(self) -> None:
        """Emit `changed` now for what was just typed, without waiting for the pause."""
        if self._typing_pause.isActive():
            self._typing_pause.stop()
            self.changed.emit()

    def show_case(self, case: CaseRecords) -> None:
        """Offer the providers, the referrer first. The one already chosen for this case stays chosen."""
        is_same_case = self._case is not None and self._case.case.id == case.case.id
        chosen = self.addressee_field.get_value() if is_same_case else None
        self._case = case
        self._providers = _order_addressees(case)
        self.addressee_field.combo.clear()
        for provider in self._providers.values():
            self.addressee_field.combo.addItem(provider.name_with_credentials, provider.id)
        if chosen in self._providers:
            self.addressee_field.set_value(chosen)
        self._show_release()

    def get_addressee(self) -> Provider | None:
        """The provider whom the report goes to, or None."""
        return self._providers.get(str(self.addressee_field.get_value()))

    def focus_first_sentence(self) -> None:
        """Put the cursor into the first sentence."""
        first = next(iter(self.fields.values()), self.addressee_field)
        first.setFocus()

    def collect_sentences(self) -> PaperSentences | None:
        """The sentences as edited, or None if the therapist left the drafted ones alone."""
        if not self.is_edited:
            return None
        sentences: type[PaperSentences] = find_paper_kind(self.kind).sentences
        return sentences(**{name: str(field.get_value()) for name, field in self.fields.items()})

    def show_sentences(self, sentences: PaperSentences | None, *, typed: bool = False) -> None:
        """Show the sentences drafted from the chart, or `typed` ones from before; None clears the fields."""
        self._typing_pause.stop()
        for name, field in self.fields.items():
            field.set_value(getattr(sentences, name) if sentences else "")
        self.is_edited = typed

    def warn_of_lost_letters(self, letters: set[str]) -> None:
        """Name the letters that the page cannot show, so that nobody overlooks a damaged name."""
        self.lost_letters_notice.show_notice(
            texts.LETTERS.format(" ".join(sorted(letters))) if letters else "", "warn"
        )

    def set_ready(self, ready: bool) -> None:
        """Enable the issue buttons if there is a page and a release to the addressee."""
        is_released = self._is_released()
        for button in (self.print_button, self.save_button):
            button.setEnabled(ready and is_released)

    def set_reading(self, reading: bool) -> None:
        """Hide the form while an issued page is read: it can only be printed or saved again."""
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
        """A field for each sentence of that kind of report, in the declared order and with the declared labels."""
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
        self._typing_pause.start()

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
    """Every provider by id: those who referred this case, newest first, then those with a release, then the rest."""
    referrers = [referral.provider_id for referral in reversed(case.referrals)]
    released = [consent.provider_id for consent in case.consents if consent.provider_id]
    others = sorted(case.providers, key=lambda key: case.providers[key].name)
    order = dict.fromkeys([*referrers, *released, *others])
    return {key: case.providers[key] for key in order}
