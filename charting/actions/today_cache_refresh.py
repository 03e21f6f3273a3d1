"""Keeping Today in the chart for the next start."""

from collections.abc import Iterator
from datetime import date, timedelta

from charting import __version__
from charting.actions.today_overview import read_days
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.storage.today_cache import get_last_log_id, read_cached_today, store_today_cache
from charting.summaries.today.cached_today import CachedToday, TherapistSignature, encode_cached_today

DAYS_AHEAD = 7  # a weekend, and the days between: who stays away for longer waits for one reading


@use_vocabularies_of_file
def refresh_today_cache(clinic_file: ClinicFile, today: date) -> None:
    """Keep today and the next days as they stand now. Raises StorageFailure."""
    for _ in refresh_today_cache_in_slices(clinic_file, today):
        pass


def refresh_today_cache_in_slices(
    clinic_file: ClinicFile, today: date, edition: str = __version__
) -> Iterator[None]:
    """The same a day at a time, with pauses in which others may ask the chart; nothing while what is kept counts.

    `edition` is the version of the program, for another one may say the same in other words. It writes no log
    entry: it is no person's act, and all that is in it can be read anew. Raises StorageFailure.
    """
    days = [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
    therapists = sorted(TherapistSignature(each.id, each.signature) for each in clinic_file.therapists.find())
    if not therapists or read_cached_today(clinic_file.connection, days[-1], edition) is not None:
        return
    logged, texts = get_last_log_id(clinic_file.connection), {}
    for day in read_days(clinic_file, days):
        texts[day.day] = encode_cached_today(CachedToday(day, tuple(therapists)))
        yield
    store_today_cache(clinic_file.connection, texts, logged, edition)
