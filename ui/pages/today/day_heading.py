"""The words over the day: which one it is, and how much there is to do."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from charting.summaries.today.today_content import TodayContent
from ui.pages.today import texts


def format_day_title(day: date) -> str:
    """`Saturday 21 November`, in English on every machine.

    The C locale is English (doc.qt.io/qt-6/qlocale.html#c). Qt is in memory at the first paint, `charting.text` is not.
    """
    return QLocale.c().toString(QDate(day.year, day.month, day.day), texts.DATE_FORMAT)


def format_day_summary(day: TodayContent) -> str:
    """`5 sessions · 11 things need you`."""
    count = len(day.visits)
    sessions = {0: texts.NO_SESSIONS, 1: texts.ONE_SESSION}.get(
        count, texts.MANY_SESSIONS.format(count=count)
    )
    things = sum(group.size for group in day.groups)
    need = {0: texts.NOTHING, 1: texts.ONE_THING}.get(things, texts.THINGS.format(count=things))
    return f"{sessions} · {need}"
