"""The report to come: whom it goes to and its few sentences, which the therapist may change."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting import clock
from charting.model.provider import Provider
from charting.summaries.client_file import CaseFile
from charting.summaries.progress_report import Sentences
from ui.pages.client_reports import texts
from ui.theme import Role, dress
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, Notice
from ui.widgets.fields import ChoiceField, TextField

SETTLED_MS = 250  # after the last key, before the page is drawn anew

_SENTENCES = (
    ("bottom_line", texts.BOTTOM_LINE),
    ("request", texts.REQUEST),
    ("treatment", texts.TREATMENT),
    ("outlook", texts.OUTLOOK),
)


class Compose(QWidget):
    """`keys` are the buttons that issue, to stand where they never scroll away.

    `changed` when the page is to be drawn anew; `redraft_asked` for the sentences of the chart;
    `print_asked`, `save_asked`, `consent_asked`.
    """

    changed = Signal()
    redraft_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    consent_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.release = Notice("", "warn", texts.TO_CONSENT, parent=self)
        self.release.pressed.connect(self.consent_asked)
        self.letters = Notice("", "warn", parent=self)
        self.to = ChoiceField(texts.TO, ())
        self.to.changed.connect(lambda _: self._addressee_changed())
        self.fields = {name: TextField(label, lines=2, most=9) for name, label in _SENTENCES}
        self._settle = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settle.timeout.connect(self.changed)
        self.touched = False
        for field in self.fields.values():
            field.changed.connect(lambda _: self._typed())
        self.redraft = ActionButton(texts.DRAFT_AGAIN)
        dress(self.redraft, Role.QUIET)
        self.redraft.clicked.connect(self.redraft_asked)
        self.print_button = ActionButton.of("report.print")
        self.print_button.clicked.connect(self.print_asked)
        self.save_button = ActionButton.of("report.pdf", primary=True)
        self.save_button.clicked.connect(self.save_asked)
        self._case: CaseFile | None = None
        self._providers: dict[str, Provider] = {}
        self.keys = QWidget()
        self._lay_out()

    def settle(self) -> None:
        """Tell of what was typed just now, without waiting for the pause."""
        if self._settle.isActive():
            self._settle.stop()
            self.changed.emit()

    def show_case(self, case: CaseFile) -> None:
        """Offer the providers, the referrer first; keep the one chosen for this case."""
        same = self._case is not None and self._case.case.id == case.case.id
        chosen = self.to.value() if same else None
        self._case = case
        self._providers = _addressees(case)
        self.to.combo.clear()
        for provider in self._providers.values():
            self.to.combo.addItem(provider.titled, provider.id)
        if chosen in self._providers:
            self.to.set_value(chosen)
        self._show_release()

    def provider(self) -> Provider | None:
        """Whom it goes to."""
        return self._providers.get(str(self.to.value()))

    def sentences(self) -> Sentences | None:
        """The sentences as they stand; None while they are to come from the chart."""
        if not self.touched:
            return None
        return Sentences(**{name: str(field.value()) for name, field in self.fields.items()})

    def show_sentences(self, words: Sentences | None, *, typed: bool = False) -> None:
        """Show what was drafted from the chart, or was `typed` before; None empties the fields."""
        self._settle.stop()
        for name, field in self.fields.items():
            field.set_value(getattr(words, name) if words else "")
        self.touched = typed

    def warn_of(self, lost: set[str]) -> None:
        """Say which letters the page cannot show, so that no name is spoiled unseen."""
        self.letters.say(texts.LETTERS.format(" ".join(sorted(lost))) if lost else "", "warn")

    def set_ready(self, ready: bool) -> None:
        """Whether there is a page that could be issued."""
        released = self._released()
        for button in (self.print_button, self.save_button):
            button.setEnabled(ready and released)

    def set_reading(self, reading: bool) -> None:
        """While an issued page is shown there is nothing to compose, only to print or save again."""
        for widget in (self.to, self.redraft, *self.fields.values()):
            widget.setVisible(not reading)
        if reading:
            self.release.say("")
            for button in (self.print_button, self.save_button):
                button.setEnabled(True)
        else:
            self._show_release()

    def _released(self) -> bool:
        provider = self.provider()
        if self._case is None or provider is None:
            return False
        return self._case.release(provider.id, clock.today()) is not None

    def _show_release(self) -> None:
        provider = self.provider()
        if provider is None:
            self.release.say(texts.NO_PROVIDER, "warn")
        else:
            self.release.say("" if self._released() else texts.NO_RELEASE.format(provider.titled), "warn")
        self.set_ready(self._released())

    def _addressee_changed(self) -> None:
        self._show_release()
        self.changed.emit()

    def _typed(self) -> None:
        self.touched = True
        self._settle.start()

    def _lay_out(self) -> None:
        keys = QHBoxLayout(self.keys)
        keys.setContentsMargins(0, 0, 14, 0)
        for button in (self.save_button, self.print_button):
            keys.addWidget(button, 1)
        card = Card(texts.NEW, self.redraft)
        card.put(self.release)
        card.put(self.letters)
        card.put(self.to)
        for field in self.fields.values():
            card.put(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)


def _addressees(case: CaseFile) -> dict[str, Provider]:
    """Who could get it: those who referred this case, newest first, then whoever has a release, then all others."""
    referrers = [referral.provider_id for referral in reversed(case.referrals)]
    released = [consent.provider_id for consent in case.consents if consent.provider_id]
    others = sorted(case.providers, key=lambda key: case.providers[key].name)
    order = dict.fromkeys([*referrers, *released, *others])
    return {key: case.providers[key] for key in order}
