"""The client's banner: on every page of the client, and it never scrolls away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from charting import clock
from charting.summaries.banner import Banner, banner
from charting.summaries.client_file import CaseFile, ClientFile
from ui.pages.client import texts
from ui.pages.client.alert_box import AlertBox
from ui.pages.client.case_picker import CasePicker
from ui.theme import Role, dress, plain, tokens
from ui.widgets.cards import Chip
from ui.widgets.parts_label import NO_BREAK, Part, PartsLabel, bold, muted, plainly

APART = 22  # px between the columns
HEIGHT = 88  # px, the same for nearly every client, so that nothing below jumps
NAME_ROOM = 250  # px for the name and the facts below it, whatever else there is
GAP = NO_BREAK * 2  # between one fact and the next
NARROWEST = 90  # px of the columns that may break their lines


class BannerView(QFrame):
    """`case_chosen(id)` when another case of the client is to be shown."""

    case_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        dress(self, Role.BANNER)
        self.setMinimumHeight(HEIGHT)
        self.setAccessibleName("Client")
        self.name = PartsLabel(size=tokens.TITLE)
        self.facts, self.warnings = PartsLabel(), PartsLabel(size=tokens.SMALL)
        self.alerts = AlertBox()
        self.case_line = PartsLabel()
        self.cases = CasePicker()
        self.cases.case_chosen.connect(self.case_chosen)
        self.code, self.ends, self.release = Chip(), Chip(), Chip()
        self.referrer = PartsLabel()
        self.visits, self.visits_label = plain(""), plain("", Role.FIELD_LABEL)
        self._lay_out()

    def show_file(self, file: ClientFile, case: CaseFile | None) -> None:
        """Show this client, and the case that is open."""
        shown = banner(file, case, clock.today())
        self.name.show_parts(_name(shown))
        self.facts.show_parts(_facts(shown))
        self.warnings.show_parts([bold(each, "danger") for each in _warnings(shown)])
        self.warnings.setVisible(bool(self.warnings.text()))
        self.alerts.show_alerts(shown.alerts, shown.alert_names, shown.stops)
        self.case_line.show_parts([plainly(shown.case_line or texts.NO_CASE)])
        self.case_line.setVisible(len(file.cases) < 2)
        self.cases.show_cases(file.cases, case.case.id if case else "")
        self.code.show_text(shown.code)
        self.referrer.show_parts([plainly(shown.referred_by)])
        self.visits.setText(shown.visits)
        self.visits_label.setText(texts.AUTHORIZED if " of " in shown.visits else texts.VISITS)
        for chip, part in ((self.ends, shown.ends), (self.release, shown.release)):
            chip.show_text(part.text if part else "", part.tone if part else "neutral")
        self.referred.setVisible(bool(shown.referred_by))
        self.authorized.setVisible(bool(shown.visits))
        said = (self.name.text(), self.facts.text(), self.warnings.text(), *shown.alerts)
        self.setAccessibleDescription(", ".join(part for part in said if part))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(APART)
        who = _column(self.name, self.facts, self.warnings)
        who.setMinimumWidth(NAME_ROOM)
        self.facts.setSizePolicy(_breaking())
        self.warnings.setSizePolicy(_breaking())
        self.case_box = _column(plain(texts.CASE, Role.FIELD_LABEL), self.case_line, self.cases, self.code)
        self.referred = _column(plain(texts.REFERRED_BY, Role.FIELD_LABEL), self.referrer)
        self.authorized = _column(self.visits_label, self.visits, self.ends)
        for words in (self.case_line, self.referrer):
            words.setMinimumWidth(NARROWEST)
        details = _beside(self.case_box, self.referred, self.authorized)
        row.addWidget(who)
        for part in (self.alerts, details):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.release)


def _beside(*columns: QWidget) -> QWidget:
    """Columns that begin at the same height; no wider than they ask for."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(APART)
    for column in columns:
        row.addWidget(column, 0, Qt.AlignmentFlag.AlignTop)
    return box


def _column(*widgets: QWidget) -> QWidget:
    """The parts below each other; no wider than they ask for."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addStretch(1)
    for widget in widgets:
        chip = isinstance(widget, Chip)
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if chip else Qt.AlignmentFlag(0))
    column.addStretch(1)
    return box


def _breaking() -> QSizePolicy:
    """As wide as its column, and as high as its lines are then."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def _name(shown: Banner) -> list[Part]:
    legal = ", ".join(part for part in (shown.family_name.upper(), shown.given_name) if part)
    called = f"“{shown.preferred_name}”" if shown.preferred_name else ""
    return [bold(legal), Part(called, token="muted")]  # noqa: S106  a color token


def _facts(shown: Banner) -> list[Part]:
    """Each label with its value beside it, whatever the width."""
    facts = [
        (texts.BORN, f"{shown.born} ({shown.age})"),
        (texts.SEX, shown.sex),
        ("", shown.pronouns),
        (texts.CHART, f"#{shown.chart_label}"),
    ]
    pairs = ((muted(label), Part(f"{value}{GAP}", kept=bool(label))) for label, value in facts if value)
    return [part for pair in pairs for part in pair]


def _warnings(shown: Banner) -> list[str]:
    similar = texts.SIMILAR.format("; ".join(shown.similar)) if shown.similar else ""
    both = shown.guardian and similar
    return [f"{shown.guardian} ·", similar] if both else [shown.guardian or similar]
