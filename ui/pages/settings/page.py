"""The Settings page: the letterhead, the therapists, the appearance, and the chart file with its backups."""

from collections.abc import Callable
from typing import NamedTuple, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from charting.actions.setting_up import save
from charting.chart import Chart
from charting.model.clinic import Clinic, Therapist
from ui.desk import Desk
from ui.pages.base import Page
from ui.pages.page_head import PageHead, column_of
from ui.pages.settings import texts
from ui.pages.settings.chart_card import ChartCard
from ui.pages.settings.forms import clinic_form
from ui.pages.settings.measures_card import MeasuresCard
from ui.pages.settings.own_card import OwnCard
from ui.pages.settings.record_form import RecordForm
from ui.pages.settings.snippets_card import SnippetsCard
from ui.pages.settings.templates_card import TemplatesCard
from ui.pages.settings.therapists import TherapistsCard
from ui.pages.settings.vocabulary_card import VocabularyCard
from ui.settings import Settings
from ui.theme import Role, apply, dress, tokens
from ui.theme.palette import Choice
from ui.widgets.cards import Card
from ui.widgets.scrolled import scrolled
from ui.widgets.segments import Segments


class _Kept(NamedTuple):
    """What the forms show."""

    clinic: Clinic | None
    therapists: list[Therapist]


class SettingsPage(Page):
    """`restore_asked(Path)`: whoever owns the window closes the chart, restores that backup, and opens it again."""

    restore_asked = Signal(object)

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk)
        self._settings = settings
        self.clinic = RecordForm(desk, Clinic, save, clinic_form(), texts.SAVE_CLINIC)
        self.therapists = TherapistsCard(desk)
        self.theme = Segments(texts.THEME, texts.THEMES)
        self.theme.set_value(settings.theme)
        self.theme.changed.connect(self._change_theme)
        self.chart = ChartCard(desk)
        self.own: tuple[OwnCard, ...] = (
            SnippetsCard(desk),
            VocabularyCard(desk),
            MeasuresCard(desk),
            TemplatesCard(desk),
        )
        self.part = Segments(texts.PART, texts.PARTS)
        self.part.hide_label()
        self.part.set_value(texts.PARTS[0][0])
        self.part.changed.connect(self._show_part)
        self.chart.restore_asked.connect(self.restore_asked)
        self._lay_out()

    def refresh(self) -> None:
        """Read anew; a form in which something was typed keeps it."""
        self.desk.read(_read, self._show, self)
        self.chart.refresh()
        for card in self.own:
            card.refresh()

    def command(self, identifier: str) -> Callable[[], None] | None:
        """Save: every form in which something was typed."""
        return self._save if identifier == "save" else None

    def flush(self) -> None:
        """Store what was changed and is right."""
        self.clinic.flush()
        self.therapists.flush()

    def _lay_out(self) -> None:
        letterhead = Card(texts.CLINIC, texts.CLINIC_WHY)
        letterhead.put(self.clinic)
        appearance = Card(texts.APPEARANCE)
        appearance.put(self.theme)
        right = _stacked(appearance, self.chart, last_grows=True)
        self.parts = QStackedWidget()
        self.parts.addWidget(_part(_stacked(letterhead, self.therapists), right))
        self.parts.addWidget(_part(_stacked(*self.own[::2]), _stacked(*self.own[1::2])))
        self.head = PageHead(texts.TITLE, self.part)
        self.head.say(texts.BELOW[0])
        column_of(self, self.head).addWidget(self.parts, 1)

    def _show_part(self, value: object) -> None:
        """A press on the part in front changes nothing."""
        names = [name for name, _ in texts.PARTS]
        if value is None:
            self.part.set_value(names[self.parts.currentIndex()])
        else:
            at = names.index(str(value))
            self.parts.setCurrentIndex(at)
            self.head.say(texts.BELOW[at])

    def _show(self, kept: _Kept) -> None:
        if kept.clinic is not None:
            self.clinic.show_record(kept.clinic)
        self.therapists.show_therapists(kept.therapists)

    def _save(self) -> None:
        if self.clinic.dirty:
            self.clinic.save()
        for form in self.therapists.forms.values():
            if form.dirty:
                form.save()

    def _change_theme(self, value: object) -> None:
        """At once, and at the next start; a press on the one that holds changes nothing."""
        if value is None:
            self.theme.set_value(self._settings.theme)
            return
        mode = cast(Choice, value)
        self._settings.theme = mode
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply(app, mode)


def _read(chart: Chart) -> _Kept:
    return _Kept(chart.clinic, chart.therapists.find())


def _part(*columns: QVBoxLayout) -> QScrollArea:
    """Columns of cards side by side, which scroll together."""
    body = QWidget()
    dress(body, Role.PAGE)
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * tokens.GRID)
    for column in columns:
        row.addLayout(column, 1)
    return scrolled(body)


def _stacked(*cards: Card, last_grows: bool = False) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2 * tokens.GRID)
    for card in cards:
        column.addWidget(card, 1 if last_grows and card is cards[-1] else 0)
    if not last_grows:
        column.addStretch(1)
    return column
