"""The heading of Today: the date, and how much there is to do."""

from datetime import date

from charting.summaries.today.today_content import TodayContent
from ui.pages.today import texts


def format_day_title(day: date) -> str:
    """Format as `Saturday 21 November`, in English whatever the locale."""
    return texts.DATE.format(
        weekday=texts.DAYS[day.weekday()], day=day.day, month=texts.MONTHS[day.month - 1]
    )


def format_day_summary(day: TodayContent) -> str:
    """Format as `5 sessions · 11 things need you`."""
    count = len(day.visits)
    sessions = {0: texts.NO_SESSIONS, 1: texts.ONE_SESSION}.get(
        count, texts.MANY_SESSIONS.format(count=count)
    )
    things = sum(group.size for group in day.groups)
    todo = {0: texts.NOTHING, 1: texts.ONE_THING}.get(things, texts.THINGS.format(count=things))
    return f"{sessions} · {todo}"
