"""How many a list of people holds, in words: the same above clients and above providers."""

from charting.clinic_file import SEARCH_LIMIT

ALL_OF_THEM = "{count} on file"
ONE_OF_THEM = "1 on file"
FOUND = "{count} found"
FIRST_OF_MANY = "The first {count}, by name; type more to find others"


def format_result_count(text: str, count: int) -> str:
    """Of `count` that `text` found, or that there are when it is empty; from SHOWN on there may be more."""
    if count >= SEARCH_LIMIT:
        return FIRST_OF_MANY.format(count=count)
    if text:
        return FOUND.format(count=count)
    return ONE_OF_THEM if count == 1 else ALL_OF_THEM.format(count=count)
