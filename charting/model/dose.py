"""The dose of a technique or a home task, in figures."""

from typing import Annotated

from charting.model.field import declare
from charting.model.field_checks import check_limits
from charting.model.record import Part


class Dose(Part, frozen=True, kw_only=True):
    """A dose. Any figure may be missing. `hold` is in seconds, `force` in percent of the client's maximum effort."""

    sets: Annotated[int | None, declare("Sets", limits=(1, 50))] = None
    repetitions: Annotated[int | None, declare("Repetitions", limits=(1, 500))] = None
    hold: Annotated[int | None, declare("Hold", "seconds", limits=(1, 3600))] = None
    force: Annotated[
        int | None, declare("Force", "percent of the most that the client can give", limits=(1, 100))
    ] = None
    per_day: Annotated[int | None, declare("Times a day", limits=(1, 24))] = None
    per_week: Annotated[int | None, declare("Times a week", limits=(1, 7))] = None

    def __post_init__(self) -> None:
        check_limits(self)

    @property
    def words(self) -> str:
        """The dose as printed, in a form that quick entry parses: `3 × 10, hold 30 s, 20% force, 2 × a day`; "" without a figure."""
        counted = " × ".join(str(figure) for figure in (self.sets, self.repetitions) if figure is not None)
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
