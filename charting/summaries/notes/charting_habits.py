"""Counts from signed notes what a client usually gets and a therapist usually charts, to rank suggestions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from charting.entry.quick.line_reading import NO_USAGE, UsageCounts
from charting.model.findings import Palpation, RangeOfMotion, Score
from charting.model.record import Part
from charting.model.session import Pressure, Session, Treatment
from charting.reference import loader
from charting.text.folding import fold

_COUNTED_TABLES = ("palpation", "ranges", "scores", "treatment")


class ChartingHabits(msgspec.Struct, frozen=True, kw_only=True):
    """How often each term was charted, and the usual pressure of each technique, by its folded name."""

    use: UsageCounts = NO_USAGE
    client_pressure: Mapping[str, Pressure] = {}
    therapist_pressure: Mapping[str, Pressure] = {}

    def get_usual_pressure(self, technique: str) -> Pressure:
        """Return the pressure that is usual for this client, else for this therapist, else for the technique.

        NONE if the technique's pressure varies, or it has none.
        """
        name = fold(technique)
        pressure = self.client_pressure.get(name) or self.therapist_pressure.get(name)
        return pressure or _map_default_pressures().get(name, Pressure.NONE)

    def rank_names(self, names: Iterable[str], kind: str = "technique") -> list[str]:
        """Sort the names: what this client usually gets first, then what this therapist usually does, then the rest."""
        client, therapist = self.use.client, self.use.therapist

        def make_sort_key(name: str) -> tuple[int, int]:
            key = f"{kind}:{name}"
            return -client.get(key, 0), -therapist.get(key, 0)

        return sorted(names, key=make_sort_key)


class HabitCounts(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of some signed notes: how often each term was charted, and the usual pressure of each technique."""

    use: Mapping[str, int] = {}
    pressure: Mapping[str, Pressure] = {}


def count_habits(sessions: Sequence[Session]) -> HabitCounts:
    """Count the signed sessions of one client, or of one therapist. They must be in order of time."""
    return HabitCounts(use=count_uses(sessions), pressure=find_usual_pressures(sessions))


def combine_habits(of_client: HabitCounts, of_therapist: HabitCounts) -> ChartingHabits:
    """Combine what is usual for this client with what is usual for this therapist."""
    return ChartingHabits(
        use=UsageCounts(client=of_client.use, therapist=of_therapist.use),
        client_pressure=of_client.pressure,
        therapist_pressure=of_therapist.pressure,
    )


def count_uses(sessions: Iterable[Session]) -> dict[str, int]:
    """Count techniques, structures, findings, joints, motions and instruments in these notes, by `kind:name`."""
    records = (record for note in sessions for field in _COUNTED_TABLES for record in getattr(note, field))
    return dict(Counter(key for record in records for key in list_use_keys(record)))


def find_usual_pressures(sessions: Iterable[Session]) -> dict[str, Pressure]:
    """Map each folded technique to its most frequent pressure; of two equally frequent ones, to the later one.

    The sessions must be in order of time.
    """
    counts: dict[str, Counter[Pressure]] = {}
    for note in sessions:
        for line in note.treatment:
            if line.pressure:
                count = counts.setdefault(fold(line.technique), Counter())
                times = count.pop(line.pressure, 0)  # put back at the end: the last one charted wins a tie
                count[line.pressure] = times + 1
    return {technique: _find_most_frequent(count) for technique, count in counts.items()}


def list_use_keys(record: Part) -> tuple[str, ...]:
    """List the keys that a line is counted under: the keys by which quick entry ranks its suggestions."""
    match record:
        case Palpation():
            return f"structure:{record.structure}", f"finding:{record.finding}"
        case RangeOfMotion():
            return f"joint:{record.joint}", f"motion:{record.motion}"
        case Score():
            return (f"instrument:{record.instrument}",)
        case Treatment():
            return (f"technique:{record.technique}",)
    return ()


def _find_most_frequent(count: Counter[Pressure]) -> Pressure:
    return max(reversed(list(count)), key=lambda pressure: count[pressure])


def _map_default_pressures() -> dict[str, Pressure]:
    single = set(Pressure) - {Pressure.NONE}
    return {
        fold(technique.name): Pressure(technique.pressure)
        for technique in loader.list_techniques()
        if technique.pressure in single
    }
