"""What this client usually gets and this therapist usually charts: counted from signed notes, to rank what is offered."""

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
    """How often each thing was charted, and the pressure that goes with a technique, by its folded name."""

    use: UsageCounts = NO_USAGE
    client_pressure: Mapping[str, Pressure] = {}
    therapist_pressure: Mapping[str, Pressure] = {}

    def get_usual_pressure(self, technique: str) -> Pressure:
        """What this client usually gets, else what this therapist usually gives, else what is usual at all.

        NONE for a technique whose pressure varies, or that has none.
        """
        named = fold(technique)
        own = self.client_pressure.get(named) or self.therapist_pressure.get(named)
        return own or _map_default_pressures().get(named, Pressure.NONE)

    def rank_names(self, names: Iterable[str], kind: str = "technique") -> list[str]:
        """The names with what this client usually gets first, then what this therapist usually does, then the rest."""
        client, therapist = self.use.client, self.use.therapist

        def make_sort_key(name: str) -> tuple[int, int]:
            key = f"{kind}:{name}"
            return -client.get(key, 0), -therapist.get(key, 0)

        return sorted(names, key=make_sort_key)


class HabitCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What some signed notes come to: how often each thing, and the pressure of each technique."""

    use: Mapping[str, int] = {}
    pressure: Mapping[str, Pressure] = {}


def count_habits(sessions: Sequence[Session]) -> HabitCounts:
    """The signed sessions of one client, or of one therapist, in order of time."""
    return HabitCounts(use=count_uses(sessions), pressure=find_usual_pressures(sessions))


def combine_habits(of_client: HabitCounts, of_therapist: HabitCounts) -> ChartingHabits:
    """What is usual for this client with this therapist."""
    return ChartingHabits(
        use=UsageCounts(client=of_client.use, therapist=of_therapist.use),
        client_pressure=of_client.pressure,
        therapist_pressure=of_therapist.pressure,
    )


def count_uses(sessions: Iterable[Session]) -> dict[str, int]:
    """How often each technique, structure, finding, motion and instrument stands in these notes, by `kind:name`."""
    records = (each for note in sessions for field in _COUNTED_TABLES for each in getattr(note, field))
    return dict(Counter(key for record in records for key in list_use_keys(record)))


def find_usual_pressures(sessions: Iterable[Session]) -> dict[str, Pressure]:
    """By technique, the pressure that it was given with most often; of two alike the later one. Sessions in their order."""
    counted: dict[str, Counter[Pressure]] = {}
    for note in sessions:
        for line in note.treatment:
            if line.pressure:
                given = counted.setdefault(fold(line.technique), Counter())
                times = given.pop(line.pressure, 0)
                given[line.pressure] = times + 1  # the last one charted stands last, and wins among equals
    return {technique: _find_most_frequent(given) for technique, given in counted.items()}


def list_use_keys(record: Part) -> tuple[str, ...]:
    """Under what a line is counted; the same words by which quick entry ranks what it offers."""
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


def _find_most_frequent(given: Counter[Pressure]) -> Pressure:
    return max(reversed(list(given)), key=lambda pressure: given[pressure])


def _map_default_pressures() -> dict[str, Pressure]:
    single = set(Pressure) - {Pressure.NONE}
    return {
        fold(each.name): Pressure(each.pressure)
        for each in loader.list_techniques()
        if each.pressure in single
    }
