"""The heading of Today: the date, and how much there is to do."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from charting.summaries.today.today_content import TodayContent
from ui.pages.today import texts


def format_day_title(day: date) -> str:
    """Format as `Saturday 21 November`, in English whatever the locale.

    The C locale is English (doc.qt.io/qt-6/qlocale.html#c). Before the first paint Qt is loaded, but `charting.text` is not.
    """
    return QLocale.c().toString(QDate(day.year, day.month, day.day), texts.DATE_FORMAT)


def format_day_summary(day: TodayContent) -> str:
    """Format as `5 sessions · 11 things need you`."""
    count = len(day.visits)
    sessions = {0: texts.NO_SESSIONS, 1: texts.ONE_SESSION}.get(
        count, texts.MANY_SESSIONS.format(count=count)
    )
    things = sum(group.size for group in day.groups)
    todo = {0: texts.NOTHING, 1: texts.ONE_THING}.get(things, texts.THINGS.format(count=things))
    return f"{sessions} · {todo}"
