"""The trend of one measure, with whether its change is meaningful and the source of that threshold."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from charting.drawing.trend.trend_chart import TrendChart
from charting.summaries.progress.measure_table import MeasureRow
from ui.pages.measures import texts
from ui.theme import Role, make_plain_label
from ui.widgets.drawing.trend_view import TrendView
from ui.widgets.text.elided_label import ElidedLabel

MIN_TREND_HEIGHT = 118  # px


class TrendStrip(QFrame):
    """Shows the measure's name and verdict in one line, and the trend below."""

    def __init__(self) -> None:
        super().__init__()
        self.name = make_plain_label("", Role.STRONG)
        self.verdict = ElidedLabel("", Role.MUTED)
        self.view = TrendView()
        self.view.setMinimumHeight(MIN_TREND_HEIGHT)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name)
        head.addWidget(self.verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.view, 1)

    def show_measure(self, row: MeasureRow, chart: TrendChart) -> None:
        """Show this measure."""
        self.name.setText(row.label)
        self.verdict.setText(describe_measure_verdict(row))
        self.view.setAccessibleName(f"{texts.TRENDS}: {row.label}")
        self.view.set_trend(chart)


def describe_measure_verdict(row: MeasureRow) -> str:
    """Format as `30° → 52°: Yes (error ± 20°); de Winter 2004, shoulder pain`, or only the score if there is just one."""
    if row.change == "–" and row.verdict.meaningful == "none":
        return row.start
    verdict = texts.VERDICT.format(start=row.start, now=row.now, verdict=row.verdict.format_cell())
    source = row.verdict.footnote
    return texts.SOURCE.format(verdict=verdict, source=source) if source else verdict
