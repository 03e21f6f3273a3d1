"""Storing the Today page in the clinic file for the next start."""

from collections.abc import Iterator
from datetime import date, timedelta

from charting import __version__
from charting.actions.today_overview import read_days
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.summaries.today.cached_today import CachedToday, TherapistSignature, encode_cached_today

DAYS_AHEAD = 7  # after a longer absence the next start reads the day from the records


@use_vocabularies_of_file
def refresh_today_cache(clinic_file: ClinicFile, today: date) -> None:
    """Cache today and the next days in one go. Raises StorageFailure."""
    for _ in refresh_today_cache_in_slices(clinic_file, today):
        pass


def refresh_today_cache_in_slices(
    clinic_file: ClinicFile, today: date, app_version: str = __version__
) -> Iterator[None]:
    """Cache today and the next days, one day at each `next`; does nothing while the cache is valid.

    `app_version` is stored with it, since another version may word the page differently. Nothing goes into the audit
    log: no person acts, and the cache can be rebuilt. Raises StorageFailure.
    """
    days = [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
    therapists = tuple(
        sorted(TherapistSignature(who.id, who.signature) for who in clinic_file.therapists.find())
    )
    cache = clinic_file.today_cache
    if not therapists or cache.read_day(days[-1], app_version) is not None:
        return
    last_log_id, texts = cache.get_last_log_id(), {}
    for content in read_days(clinic_file, days):
        texts[content.day] = encode_cached_today(CachedToday(content, therapists))
        yield
    cache.replace_days(texts, last_log_id, app_version)
