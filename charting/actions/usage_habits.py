"""Reads what this client usually gets and this therapist usually charts."""

from weakref import WeakKeyDictionary

from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.model.clinic import Therapist
from charting.model.note import NoteStatus
from charting.summaries.notes.charting_habits import ChartingHabits, HabitCounts, combine_habits, count_habits

NEWEST = 200  # signed sessions of the therapist: some months of work, read in a fraction of a second

_therapist_counts: WeakKeyDictionary[ClinicFile, dict[str, tuple[int, HabitCounts]]] = WeakKeyDictionary()


@use_vocabularies_of_file
def read_habits(clinic_file: ClinicFile, who: Therapist, client_id: str) -> ChartingHabits:
    """From the client's signed sessions and the therapist's newest ones; the latter are kept until one more is signed."""
    of_client = clinic_file.sessions.find_newest(NEWEST, client_id=client_id, status=NoteStatus.SIGNED.value)
    return combine_habits(count_habits(of_client), _count_therapist_use(clinic_file, who))


def _count_therapist_use(clinic_file: ClinicFile, who: Therapist) -> HabitCounts:
    equal = {"therapist_id": who.id, "status": NoteStatus.SIGNED.value}
    signed, kept = clinic_file.sessions.count(**equal), _therapist_counts.setdefault(clinic_file, {})
    if kept.get(who.id, (-1,))[0] != signed:
        kept[who.id] = (signed, count_habits(clinic_file.sessions.find_newest(NEWEST, **equal)))
    return kept[who.id][1]
