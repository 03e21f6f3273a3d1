"""The number of results above the lists of clients and of providers."""

from charting.clinic_file import SEARCH_LIMIT

ALL_OF_THEM = "{count} on file"
ONE_OF_THEM = "1 on file"
FOUND = "{count} found"
FIRST_OF_MANY = "The first {count}, by name; type more to find others"


def format_result_count(text: str, count: int) -> str:
    """Format the number of matches for `text`, or of all records if it is empty; from `SEARCH_LIMIT` on there may be more."""
    if count >= SEARCH_LIMIT:
        return FIRST_OF_MANY.format(count=count)
    if text:
        return FOUND.format(count=count)
    return ONE_OF_THEM if count == 1 else ALL_OF_THEM.format(count=count)
