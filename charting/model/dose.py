"""How much of it: the dose of a technique or of a home task, as figures."""

from charting.model.record import Part
from charting.model.rules import between


class Dose(Part, frozen=True, kw_only=True):
    """Each figure may be missing. `hold` is in seconds, `force` in percent of the most that the client can give."""

    sets: int | None = None
    repetitions: int | None = None
    hold: int | None = None
    force: int | None = None
    per_day: int | None = None
    per_week: int | None = None

    def __post_init__(self) -> None:
        between(self, "sets", 1, 50)
        between(self, "repetitions", 1, 500)
        between(self, "hold", 1, 3600)
        between(self, "force", 1, 100)
        between(self, "per_day", 1, 24)
        between(self, "per_week", 1, 7)

    @property
    def words(self) -> str:
        """As printed and as typed again: `3 × 10, hold 30 s, 20% force, 2 × a day`; empty without a figure."""
        counted = " × ".join(str(each) for each in (self.sets, self.repetitions) if each is not None)
        if self.sets is None and self.repetitions is not None:
            counted = f"{self.repetitions} ×"
        if self.repetitions is None and self.sets is not None:
            counted = f"{self.sets} set{'' if self.sets == 1 else 's'}"
        parts = (
            counted,
            f"hold {self.hold} s" if self.hold is not None else "",
            f"{self.force}% force" if self.force is not None else "",
            f"{self.per_day} × a day" if self.per_day is not None else "",
            f"{self.per_week} × a week" if self.per_week is not None else "",
        )
        return ", ".join(part for part in parts if part)
