"""Checking the whole clinic file, for Settings and the command line."""

from contextlib import suppress
from typing import NamedTuple

from charting.actions.note_indexing import is_note_index_accurate
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import StorageFailure


class FileCheckResult(NamedTuple):
    """What is wrong with the records, one sentence each, and whether the indexes of notes and clients were intact.

    A damaged index harms no record: it has been emptied and is rebuilt from the notes or the clients.
    """

    problems: list[str]
    index_whole: bool


@use_vocabularies_of_file
def check_clinic_file(clinic_file: ClinicFile) -> FileCheckResult:
    """Check the records against seals, audit log and issued PDFs, then the indexes against the records.

    Empties a damaged index and the cache of the Today page. Does neither if the records are damaged.
    """
    if problems := clinic_file.find_problems():
        return FileCheckResult(problems, index_whole=True)
    notes_intact = clinic_file.note_index.is_intact() and is_note_index_accurate(clinic_file)
    if not notes_intact:
        clinic_file.note_index.reset_index()
    clients_intact = clinic_file.trigram_index.is_intact()
    if not clients_intact:
        clinic_file.trigram_index.reset_index()
    with suppress(StorageFailure):  # the next save reports a full disk
        clinic_file.today_cache.clear_days()
    return FileCheckResult([], notes_intact and clients_intact)
