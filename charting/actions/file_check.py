"""Checking the whole chart, as Settings and the command line do."""

from contextlib import suppress
from typing import NamedTuple

from charting.actions.note_indexing import is_note_index_accurate
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import StorageFailure
from charting.storage.sqlite.trigram_index import is_trigram_index_intact, reset_trigram_index
from charting.storage.today_cache import clear_today_cache
from charting.storage.verification import verify_clinic_file


class FileCheckResult(NamedTuple):
    """What is wrong with the records, a sentence each; and whether the indexes of words and of names were whole.

    One that was not is no harm to any record: it is emptied, and made anew from the notes or the clients.
    """

    problems: list[str]
    index_whole: bool


@use_vocabularies_of_file
def check_clinic_file(clinic_file: ClinicFile) -> FileCheckResult:
    """Every record against its seal, the log and the page that left; then the indexes against them; Today is read anew."""
    if problems := verify_clinic_file(clinic_file.connection):
        return FileCheckResult(
            problems, index_whole=True
        )  # of a chart that is not sound nothing is made anew
    words_whole = clinic_file.note_index.is_intact() and is_note_index_accurate(clinic_file)
    if not words_whole:
        clinic_file.note_index.reset_index()
    parts_whole = is_trigram_index_intact(clinic_file.connection)
    if not parts_whole:
        reset_trigram_index(clinic_file.connection)
    with suppress(StorageFailure):  # a full disk is told of by who saves
        clear_today_cache(clinic_file.connection)
    return FileCheckResult([], words_whole and parts_whole)
