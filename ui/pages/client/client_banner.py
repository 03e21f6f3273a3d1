"""The client's banner, which stays visible on every tab of the client."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from charting import clock
from charting.model.case import Case
from charting.summaries.client_banner_content import BannerContent, make_banner_content
from charting.summaries.client_records import CaseRecords, ClientRecords
from ui.pages.client import texts
from ui.pages.client.alert_box import AlertBox
from ui.theme import Role, make_plain_label, set_style_role, tokens
from ui.widgets.cards.badges import ChipLabel
from ui.widgets.controls.input_controls import NoWheelComboBox
from ui.widgets.text.text_run_label import (
    NO_BREAK,
    TextRun,
    TextRunLabel,
    make_bold_run,
    make_muted_run,
    make_plain_run,
)

MIN_PICKER_WIDTH, MAX_PICKER_WIDTH = 120, 260  # px; the drop-down list is as wide as its longest entry


class CasePicker(NoWheelComboBox):
    """Emits `case_chosen(id)` when the user picks another case; hidden when there is only one."""

    case_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(texts.OTHER_CASES)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(MIN_PICKER_WIDTH)
        self.setMaximumWidth(MAX_PICKER_WIDTH)
        self.activated.connect(lambda index: self.case_chosen.emit(self.itemData(index)))

    def show_cases(self, cases: Sequence[Case], shown_id: str) -> None:
        """List the cases, newest first, with the shown one selected."""
        self.setVisible(len(cases) > 1)
        self.clear()
        for case in reversed(cases):
            self.addItem(f"{case.complaint} ({case.status})", case.id)
        self.setCurrentIndex(self.findData(shown_id))
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)

    def sizeHint(self) -> QSize:
        """As wide as its text, up to `MAX_PICKER_WIDTH`."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), MAX_PICKER_WIDTH), hint.height())


COLUMN_GAP = 22  # px between the columns
MIN_BANNER_HEIGHT = 88  # px; the same for nearly every client, so that the page below does not jump
MIN_NAME_WIDTH = 250  # px for the name and the facts below it
FACT_GAP = NO_BREAK * 2  # between one fact and the next
MIN_COLUMN_WIDTH = 90  # px, of the columns that may wrap their lines


class ClientBanner(QFrame):
    """Emits `case_chosen(id)` when the user picks another case of the client."""

    case_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        set_style_role(self, Role.BANNER)
        self.setMinimumHeight(MIN_BANNER_HEIGHT)
        self.setAccessibleName("Client")
        self.name_label = TextRunLabel(size=tokens.TITLE)
        self.facts_label, self.warnings_label = TextRunLabel(), TextRunLabel(size=tokens.SMALL)
        self.alert_box = AlertBox()
        self.case_label = TextRunLabel()
        self.case_picker = CasePicker()
        self.case_picker.case_chosen.connect(self.case_chosen)
        self.code_chip, self.ends_chip, self.release_chip = ChipLabel(), ChipLabel(), ChipLabel()
        self.referrer_label = TextRunLabel()
        self.visits_value, self.visits_label = make_plain_label(""), make_plain_label("", Role.FIELD_LABEL)
        self._lay_out()

    def show_client_file(self, file: ClientRecords, case: CaseRecords | None) -> None:
        """Show this client and the open case."""
        content = make_banner_content(file, case, clock.today())
        self.name_label.show_runs(_format_name(content))
        self.facts_label.show_runs(_list_facts(content))
        self.warnings_label.show_runs(
            [make_bold_run(warning, "danger") for warning in _list_warnings(content)]
        )
        self.warnings_label.setVisible(bool(self.warnings_label.get_text()))
        self.alert_box.show_alerts(content.alerts, content.alert_names, content.stops)
        self.case_label.show_runs([make_plain_run(content.case_line or texts.NO_CASE)])
        self.case_label.setVisible(len(file.cases) < 2)
        self.case_picker.show_cases(file.cases, case.case.id if case else "")
        self.code_chip.show_text(content.code)
        self.referrer_label.show_runs([make_plain_run(content.referred_by)])
        self.visits_value.setText(content.visits)
        self.visits_label.setText(texts.AUTHORIZED if " of " in content.visits else texts.VISITS)
        for chip, label in ((self.ends_chip, content.ends), (self.release_chip, content.release)):
            chip.show_text(label.text if label else "", label.tone if label else "neutral")
        self.referred_column.setVisible(bool(content.referred_by))
        self.authorized_column.setVisible(bool(content.visits))
        descriptions = (
            self.name_label.get_text(),
            self.facts_label.get_text(),
            self.warnings_label.get_text(),
            *content.alerts,
        )
        self.setAccessibleDescription(", ".join(part for part in descriptions if part))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(COLUMN_GAP)
        identity = _lay_out_column(self.name_label, self.facts_label, self.warnings_label)
        identity.setMinimumWidth(MIN_NAME_WIDTH)
        self.facts_label.setSizePolicy(_make_wrapping_policy())
        self.warnings_label.setSizePolicy(_make_wrapping_policy())
        self.case_column = _lay_out_column(
            make_plain_label(texts.CASE, Role.FIELD_LABEL), self.case_label, self.case_picker, self.code_chip
        )
        self.referred_column = _lay_out_column(
            make_plain_label(texts.REFERRED_BY, Role.FIELD_LABEL), self.referrer_label
        )
        self.authorized_column = _lay_out_column(self.visits_label, self.visits_value, self.ends_chip)
        for label in (self.case_label, self.referrer_label):
            label.setMinimumWidth(MIN_COLUMN_WIDTH)
        details = _place_side_by_side(self.case_column, self.referred_column, self.authorized_column)
        row.addWidget(identity)
        for widget in (self.alert_box, details):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.release_chip)


def _place_side_by_side(*columns: QWidget) -> QWidget:
    """Put the columns beside each other, aligned at the top and no wider than their size hints."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(COLUMN_GAP)
    for column in columns:
        row.addWidget(column, 0, Qt.AlignmentFlag.AlignTop)
    return box


def _lay_out_column(*widgets: QWidget) -> QWidget:
    """Stack the widgets, no wider than their size hints."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addStretch(1)
    for widget in widgets:
        chip = isinstance(widget, ChipLabel)
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if chip else Qt.AlignmentFlag(0))
    column.addStretch(1)
    return box


def _make_wrapping_policy() -> QSizePolicy:
    """Make a policy for a label that takes its column's width and grows in height as it wraps."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def _format_name(content: BannerContent) -> list[TextRun]:
    legal = ", ".join(part for part in (content.family_name.upper(), content.given_name) if part)
    nickname = f"“{content.preferred_name}”" if content.preferred_name else ""
    return [make_bold_run(legal), TextRun(nickname, token="muted")]  # noqa: S106  a color token


def _list_facts(content: BannerContent) -> list[TextRun]:
    """Return the facts so that a label and its value are never split across lines."""
    facts = [
        (texts.BORN, f"{content.born} ({content.age})"),
        (texts.SEX, content.sex),
        ("", content.pronouns),
        (texts.CHART, f"#{content.chart_label}"),
    ]
    run_pairs = (
        (make_muted_run(label), TextRun(f"{value}{FACT_GAP}", no_break=bool(label)))
        for label, value in facts
        if value
    )
    return [run for pair in run_pairs for run in pair]


def _list_warnings(content: BannerContent) -> list[str]:
    similar = texts.SIMILAR.format("; ".join(content.similar)) if content.similar else ""
    has_both = content.guardian and similar
    return [f"{content.guardian} ·", similar] if has_both else [content.guardian or similar]
