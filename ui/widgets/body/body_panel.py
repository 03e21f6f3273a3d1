"""The body figure with its tools: symbol of the next mark, views, legend, and the marks of an earlier visit."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from charting.drawing.body.body_regions import ALL_VIEWS
from charting.drawing.body.region_shading import ShadedRegion
from charting.drawing.body.view_layout import FRONT_AND_BACK, SIDE_VIEWS, compute_body_layout
from charting.model.body_mark import Mark, MarkKind, View
from ui.theme import Role, make_plain_label
from ui.theme.roles import show_when
from ui.widgets.body import texts
from ui.widgets.body.body_mark_editor import BodyMarkEditor
from ui.widgets.body.earlier_visits import EarlierVisit, EarlierVisitSlider
from ui.widgets.body.kind_keys import VIEWS_KEY
from ui.widgets.body.mark_symbols import MarkLegend
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.basic_fields import ChoiceField

_KINDS = tuple((kind, kind.value.capitalize()) for kind in MarkKind)
_LARGE_ENOUGH = 0.62  # px per unit of a view's box; from this scale on, all four views are shown at once


class BodyPanel(QWidget):
    """The figure with its tools and legend; `tools` may be moved into the head of a card.

    Emits `earlier_visit_switched` when the earlier visit is switched on or off.
    """

    earlier_visit_switched = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.figure, self.legend, self.visits = BodyMarkEditor(), MarkLegend(), EarlierVisitSlider()
        self.kind = ChoiceField(texts.NEXT_MARK, _KINDS)
        self.kind.hide_label()
        self.kind.combo.setToolTip(texts.NEXT_MARK)
        self.views = ActionButton(texts.SIDES, VIEWS_KEY)
        self.tools = QWidget()
        self.avoid_label = make_plain_label("", Role.HINT, wrap=True)
        self._sides = False
        self._lay_out()
        self._connect_signals()

    def reset_for_note(self) -> None:
        """Start over for a newly opened note, with pain as the next mark."""
        self.show_kind(MarkKind.PAIN)
        self.figure.set_kind(MarkKind.PAIN)
        self.update_legend()

    def show_kind(self, kind: MarkKind) -> None:
        """Show the kind of the next mark."""
        self.kind.set_value(kind)

    def show_visits(self, visits: Sequence[EarlierVisit]) -> None:
        """Offer these earlier visits, oldest first."""
        self.visits.show_visits(visits)

    def show_avoid_areas(self, places: Sequence[ShadedRegion], words: str) -> None:
        """Hatch these places and explain the hatching below the figure."""
        self.figure.set_shaded_regions(places)
        self.avoid_label.setText(words)
        show_when(self.avoid_label, bool(words))

    def set_read_only(self) -> None:
        """Make the figure read-only, for a signed note."""
        self.figure.set_read_only(True)
        self.kind.hide()

    def update_legend(self) -> None:
        """Update the legend and the count of hidden marks."""
        self.legend.show_kinds((*self.figure.get_marks(), *self.figure.get_earlier_marks()))
        self._choose_views()

    def toggle_views(self) -> None:
        """Switch between front and back and the two sides."""
        self._sides = not self._sides
        self._choose_views()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_views()

    def _choose_views(self) -> None:
        """Show all four views if they are large enough, or else two; the button shows how many marks the others have."""
        all_large = (
            compute_body_layout(self.figure.width(), self.figure.height(), ALL_VIEWS).scale >= _LARGE_ENOUGH
        )
        views: tuple[View, ...] = ALL_VIEWS if all_large else SIDE_VIEWS if self._sides else FRONT_AND_BACK
        if views != self.figure.get_views():
            self.figure.set_views(views)
        hidden = sum(mark.view not in views for mark in self.figure.get_marks())
        name = texts.FRONT if self._sides else texts.SIDES
        tip = texts.SAY_FRONT if self._sides else texts.SAY_SIDES
        self.views.set_label(texts.ELSEWHERE.format(name, hidden) if hidden else name)
        self.views.setToolTip(texts.SAY_ELSEWHERE.format(tip, hidden) if hidden else tip)
        show_when(self.views, not all_large)

    def _choose_kind(self, kind: object) -> None:
        self.figure.set_kind(MarkKind(str(kind)))

    def _show_chosen_kind(self, kind: MarkKind) -> None:
        self.show_kind(kind)

    def _show_earlier_marks(self, marks: tuple[Mark, ...]) -> None:
        self.figure.set_earlier_marks(marks)
        self.legend.show_kinds((*self.figure.get_marks(), *marks))

    def _connect_signals(self) -> None:
        self.kind.changed.connect(self._choose_kind)
        self.figure.kind_chosen.connect(self._show_chosen_kind)
        self.figure.marks_shown.connect(self.update_legend)
        self.figure.views_asked.connect(self.toggle_views)
        self.figure.earlier_visit_requested.connect(self.visits.switch.toggle)
        self.views.clicked.connect(self.toggle_views)
        self.visits.chosen.connect(self._show_earlier_marks)
        self.visits.switch.toggled.connect(self.earlier_visit_switched)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.views)
        row.addWidget(self.kind, 1)
        self.figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tools)
        column.addWidget(self.figure, 1)
        column.addWidget(self.legend)
        column.addWidget(self.avoid_label)
        column.addWidget(self.visits)
