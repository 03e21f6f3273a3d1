"""The Settings page: letterhead, therapists, appearance, custom data, and the clinic file with its backups."""

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

from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile
from charting.model.clinic import Clinic, Therapist
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.pages.base import WindowPage
from ui.pages.page_head import PageHead, lay_out_page
from ui.pages.records.record_form import RecordForm
from ui.pages.settings import texts
from ui.pages.settings.clinic_file_card import ClinicFileCard
from ui.pages.settings.clinic_forms import build_clinic_form
from ui.pages.settings.custom_data_card import CustomDataCard
from ui.pages.settings.custom_measures_card import CustomMeasuresCard
from ui.pages.settings.snippets_card import SnippetsCard
from ui.pages.settings.templates_card import TemplatesCard
from ui.pages.settings.therapists_card import TherapistsCard
from ui.pages.settings.vocabulary_card import VocabularyCard
from ui.theme import Role, apply_theme, set_style_role, tokens
from ui.theme.palette import ThemeChoice
from ui.widgets.cards.card import Card
from ui.widgets.fields.segmented_field import SegmentedField
from ui.widgets.layout.scroll_area import make_scroll_area


class _StoredSettings(NamedTuple):
    """The stored records that the forms show."""

    clinic: Clinic | None
    therapists: list[Therapist]


class SettingsPage(WindowPage):
    """Emits `restore_requested(Path)`: the application closes the clinic file, restores that backup, and opens it again."""

    restore_requested = Signal(object)

    def __init__(self, chart_client: ChartClient, settings: Settings) -> None:
        super().__init__(chart_client)
        self._settings = settings
        self.clinic = RecordForm(chart_client, Clinic, save_record, build_clinic_form(), texts.SAVE_CLINIC)
        self.therapists = TherapistsCard(chart_client)
        self.theme = SegmentedField(texts.THEME, texts.THEMES)
        self.theme.set_value(settings.theme)
        self.theme.changed.connect(self._change_theme)
        self.clinic_file_card = ClinicFileCard(chart_client)
        self.custom_cards: tuple[CustomDataCard, ...] = (
            SnippetsCard(chart_client),
            VocabularyCard(chart_client),
            CustomMeasuresCard(chart_client),
            TemplatesCard(chart_client),
        )
        self.part_choice = SegmentedField(texts.PART, texts.PARTS)
        self.part_choice.hide_label()
        self.part_choice.set_value(texts.PARTS[0][0])
        self.part_choice.changed.connect(self._show_part)
        self.clinic_file_card.restore_requested.connect(self.restore_requested)
        self._lay_out()

    def refresh_page(self) -> None:
        """Read the settings again; forms with unsaved input keep it."""
        self.chart_client.run_query(_read_stored, self._show_stored, self)
        self.clinic_file_card.refresh_backups()
        for card in self.custom_cards:
            card.refresh_records()

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Find the save command, which saves every form with unsaved input."""
        return self._save_forms if identifier == "save" else None

    def flush_edits(self) -> None:
        """Store the changes that are valid."""
        self.clinic.flush_edits()
        self.therapists.flush_edits()

    def _lay_out(self) -> None:
        letterhead = Card(texts.CLINIC, texts.CLINIC_WHY)
        letterhead.add_widget(self.clinic)
        appearance = Card(texts.APPEARANCE)
        appearance.add_widget(self.theme)
        right = _lay_out_cards(appearance, self.clinic_file_card, last_grows=True)
        self.parts = QStackedWidget()
        self.parts.addWidget(_build_part(_lay_out_cards(letterhead, self.therapists), right))
        self.parts.addWidget(
            _build_part(_lay_out_cards(*self.custom_cards[::2]), _lay_out_cards(*self.custom_cards[1::2]))
        )
        self.head = PageHead(texts.TITLE, self.part_choice)
        self.head.show_subtitle(texts.BELOW[0])
        lay_out_page(self, self.head).addWidget(self.parts, 1)

    def _show_part(self, value: object) -> None:
        """Show the chosen part; pressing the current part's button again changes nothing."""
        names = [name for name, _ in texts.PARTS]
        if value is None:
            self.part_choice.set_value(names[self.parts.currentIndex()])
        else:
            index = names.index(str(value))
            self.parts.setCurrentIndex(index)
            self.head.show_subtitle(texts.BELOW[index])

    def _show_stored(self, stored: _StoredSettings) -> None:
        if stored.clinic is not None:
            self.clinic.show_record(stored.clinic)
        self.therapists.show_therapists(stored.therapists)

    def _save_forms(self) -> None:
        if self.clinic.dirty:
            self.clinic.save_record()
        for form in self.therapists.forms.values():
            if form.dirty:
                form.save_record()

    def _change_theme(self, value: object) -> None:
        """Apply the theme and remember it; pressing the current theme's button again changes nothing."""
        if value is None:
            self.theme.set_value(self._settings.theme)
            return
        mode = cast(ThemeChoice, value)
        self._settings.theme = mode
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, mode)


def _read_stored(clinic_file: ClinicFile) -> _StoredSettings:
    return _StoredSettings(clinic_file.clinic, clinic_file.therapists.find())


def _build_part(*columns: QVBoxLayout) -> QScrollArea:
    """Build columns of cards side by side, which scroll together."""
    body = QWidget()
    set_style_role(body, Role.PAGE)
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * tokens.GRID)
    for column in columns:
        row.addLayout(column, 1)
    return make_scroll_area(body)


def _lay_out_cards(*cards: Card, last_grows: bool = False) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2 * tokens.GRID)
    for card in cards:
        column.addWidget(card, 1 if last_grows and card is cards[-1] else 0)
    if not last_grows:
        column.addStretch(1)
    return column
