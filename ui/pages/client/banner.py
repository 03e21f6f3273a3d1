"""The client's banner: on every page of the client, and it never scrolls away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from charting import clock
from charting.summaries.banner import Banner, banner
from charting.summaries.client_file import CaseFile, ClientFile
from ui.pages.client import texts
from ui.theme import Role, dress, plain
from ui.widgets.cards import Chip, Notice
from ui.widgets.controls import StillCombo
from ui.widgets.elide import ElidedLabel

HEIGHT = 86  # px, the same for every client, so that nothing below jumps


class BannerView(QFrame):
    """`case_chosen(id)` when another case of the client is to be shown."""

    case_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        dress(self, Role.BANNER)
        self.setMinimumHeight(HEIGHT)
        self.setAccessibleName("Client")
        self.name = ElidedLabel("", Role.PAGE_TITLE)
        self.facts = ElidedLabel("", Role.MUTED)
        self.warnings = ElidedLabel("", Role.ERROR)
        self.alerts = Notice("", "danger", parent=self)
        self.case_line = ElidedLabel("", Role.STRONG)
        self.cases = StillCombo()
        self.cases.setAccessibleName(texts.OTHER_CASES)
        self.cases.activated.connect(lambda at: self.case_chosen.emit(self.cases.itemData(at)))
        self.code, self.ends, self.release = (
            Chip("", parent=self),
            Chip("", parent=self),
            Chip("", parent=self),
        )
        self.referrer = ElidedLabel("", Role.STRONG)
        self.visits, self.visits_label = plain("", Role.STRONG), plain("", Role.FIELD_LABEL)
        self._lay_out()

    def show_file(self, file: ClientFile, case: CaseFile | None) -> None:
        """Show this client, and the case that is open."""
        shown = banner(file, case, clock.today())
        self.name.setText(_name(shown))
        self.facts.setText(_facts(shown))
        self.warnings.setText(_warnings(shown))
        self.warnings.setVisible(bool(self.warnings.text()))
        self.alerts.say("\n".join(shown.alerts), "danger")
        self.case_line.setText(shown.case_line or texts.NO_CASE)
        self.code.show_text(shown.code)
        self.referrer.setText(shown.referred_by)
        self.visits.setText(shown.visits)
        self.visits_label.setText(texts.AUTHORIZED if " of " in shown.visits else texts.VISITS)
        for chip, part in ((self.ends, shown.ends), (self.release, shown.release)):
            chip.show_text(part.text if part else "", part.tone if part else "neutral")
        self.referred.setVisible(bool(shown.referred_by))
        self.authorized.setVisible(bool(shown.visits))
        self._list_cases(file, case)
        self.setAccessibleDescription(", ".join((_name(shown), _facts(shown), *shown.alerts)))

    def _list_cases(self, file: ClientFile, case: CaseFile | None) -> None:
        several = len(file.cases) > 1
        self.cases.setVisible(several)
        self.case_line.setVisible(not several)
        self.cases.clear()
        for each in reversed(file.cases):
            self.cases.addItem(f"{each.complaint} ({each.status})", each.id)
        if case is not None:
            self.cases.setCurrentIndex(self.cases.findData(case.case.id))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(24)
        who = _column(self.name, self.facts, self.warnings)
        row.addWidget(who, 5)
        row.addWidget(self.alerts, 4)
        self.case_box = _column(plain(texts.CASE, Role.FIELD_LABEL), self.case_line, self.cases, self.code)
        self.referred = _column(plain(texts.REFERRED_BY, Role.FIELD_LABEL), self.referrer)
        self.authorized = _column(self.visits_label, self.visits, self.ends)
        row.addWidget(self.case_box, 4)
        row.addWidget(self.referred, 3)
        row.addWidget(self.authorized)
        row.addWidget(self.release)


def _column(*widgets: QLabel | QWidget) -> QWidget:
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addStretch(1)
    for widget in widgets:
        chip = isinstance(widget, Chip)
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if chip else Qt.AlignmentFlag(0))
    column.addStretch(1)
    return box


def _name(shown: Banner) -> str:
    legal = ", ".join(part for part in (shown.family_name.upper(), shown.given_name) if part)
    return f"{legal} “{shown.preferred_name}”" if shown.preferred_name else legal


def _facts(shown: Banner) -> str:
    parts = [
        f"{texts.BORN} {shown.born} ({shown.age})",
        f"{texts.SEX} {shown.sex}" if shown.sex else "",
        shown.pronouns,
        f"{texts.CHART} #{shown.chart_label}",
    ]
    return "   ".join(part for part in parts if part)


def _warnings(shown: Banner) -> str:
    similar = texts.SIMILAR.format("; ".join(shown.similar)) if shown.similar else ""
    return " · ".join(part for part in (shown.guardian, similar) if part)
