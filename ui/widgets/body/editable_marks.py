"""The marks while they are being set: which is selected, which region the keyboard stands on. No Qt in it."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from charting.drawing.body.body_outline import is_inside_body
from charting.drawing.body.body_regions import BodyRegion, find_region_at
from charting.drawing.shapes import Point
from charting.model.body_mark import Mark, MarkKind, Spot, View


class RadiationPath:
    """Places added one by one; the same place twice in a row is one. `began` is the region to come back to."""

    def __init__(self, began: BodyRegion | None) -> None:
        self.spots: tuple[Spot, ...] = ()
        self.start_region = began

    def add_spot(self, spot: Spot) -> None:
        """Go on to there."""
        if not self.spots or self.spots[-1] != spot:
            self.spots = (*self.spots, spot)

    def remove_last_spot(self) -> None:
        """Take the last place away."""
        self.spots = self.spots[:-1]

    @property
    def description(self) -> str:
        """`Shoulder blade, right → Elbow, right`."""
        return " → ".join(find_region_at(spot).words for spot in self.spots)


NUDGE = 0.01
_FIRST = "shoulder_front"  # where the keyboard starts: at the height where most findings lie

Step = tuple[int, int]
BodyPlace = tuple[View, float, float]


class EditableMarks:
    """The marks of one figure with the selection; every change makes a new tuple of marks."""

    def __init__(self) -> None:
        self.marks: tuple[Mark, ...] = ()
        self.kind = MarkKind.PAIN
        self.selected_index: int | None = None
        self.reached_region: BodyRegion | None = None
        self.drawn_path: RadiationPath | None = None

    @property
    def selected_mark(self) -> Mark | None:
        """The selected mark."""
        return None if self.selected_index is None else self.marks[self.selected_index]

    def load_marks(self, marks: Sequence[Mark]) -> None:
        """Take over these marks; the selection stays if there still is such a mark."""
        self.marks = tuple(marks)
        if self.selected_index is not None and self.selected_index >= len(self.marks):
            self.selected_index = self.drawn_path = None

    def add_mark(self, place: BodyPlace) -> None:
        """A new mark of the present kind, which is then selected."""
        view, x, y = place
        self.marks = (*self.marks, Mark(view=view, x=round(x, 4), y=round(y, 4), kind=self.kind))
        self.selected_index = len(self.marks) - 1

    def remove_selected(self) -> bool:
        """Take the selected mark away; False if none is selected."""
        if self.selected_index is None:
            return False
        self.marks = self.marks[: self.selected_index] + self.marks[self.selected_index + 1 :]
        self.selected_index = None
        return True

    def move_selected(self, place: BodyPlace) -> bool:
        """Put the selected mark there; False if none is selected or the place is beside the body."""
        view, x, y = place
        return is_inside_body(*place) and self._change_selected(view=view, x=round(x, 4), y=round(y, 4))

    def move_selected_by_step(self, step: Step) -> bool:
        """Move the selected mark by 1 % of the box; False if it would leave the body."""
        mark = self.selected_mark
        return mark is not None and self.move_selected(
            (mark.view, mark.x + step[0] * NUDGE, mark.y + step[1] * NUDGE)
        )

    def set_kind(self, kind: MarkKind) -> bool:
        """The selected mark's kind, or that of the next mark; False if no mark changed."""
        mark = self.selected_mark
        if mark is None:
            self.kind = kind
        return mark is not None and mark.kind is not kind and self._change_selected(kind=kind)

    def select_next(self, way: int, views: Sequence[View], *, around: bool = True) -> bool:
        """Select the next mark of those views (`way` 1) or the one before (−1); without `around` not past the end."""
        shown = [place for place, mark in enumerate(self.marks) if mark.view in views]
        if not shown:
            return False
        now = shown.index(self.selected_index) if self.selected_index in shown else (-1 if way > 0 else 0)
        if not around and not 0 <= now + way < len(shown):
            return False
        self.selected_index, self.reached_region = shown[(now + way) % len(shown)], None
        return True

    def walk_to_region(self, step: Step, spots: Mapping[BodyRegion, Point]) -> None:
        """Go to the nearest region in that direction as the figure shows them; the first step only arrives."""
        if self.reached_region not in spots or self.reached_region is None:
            self.reached_region = next((region for region in spots if region.id == _FIRST), next(iter(spots)))
        else:
            self.reached_region = find_region_beside(self.reached_region, step, spots)

    def walk_to_next_region(self, way: int, regions: Sequence[BodyRegion]) -> bool:
        """Go to the next region (`way` 1) or the one before (−1) of the list; False past its ends."""
        at = regions.index(self.reached_region) + way if self.reached_region in regions else -1
        if not 0 <= at < len(regions):
            return False
        self.reached_region = regions[at]
        return True

    def start_path(self) -> bool:
        """Begin the path of the selected mark anew; False if none is selected."""
        if self.selected_mark is None:
            return False
        self.drawn_path, self.reached_region = RadiationPath(self.reached_region), None
        return True

    def finish_path(self) -> bool:
        """The path as it was drawn is the mark's; an empty one takes the path away."""
        path = None if self.drawn_path is None else self.drawn_path.spots
        self.cancel_path()
        return path is not None and self._change_selected(path=path)

    def cancel_path(self) -> None:
        """Back to where the path was begun; the mark keeps the path it had."""
        if self.drawn_path is not None:
            self.reached_region, self.drawn_path = self.drawn_path.start_region, None

    def _change_selected(self, **changes: object) -> bool:
        if self.selected_index is None:
            return False
        changed = msgspec.structs.replace(self.marks[self.selected_index], **changes)
        self.marks = (*self.marks[: self.selected_index], changed, *self.marks[self.selected_index + 1 :])
        return True


def find_region_beside(region: BodyRegion, step: Step, spots: Mapping[BodyRegion, Point]) -> BodyRegion:
    """The region nearest in the direction of `step` (one of (±1, 0), (0, ±1)); itself where there is none.

    What lies off to the side counts double, so that a walk keeps to its line.
    """
    x, y = spots[region]

    def measure_cost(other: BodyRegion) -> float:
        dx, dy = spots[other][0] - x, spots[other][1] - y
        along, aside = dx * step[0] + dy * step[1], abs(dx * step[1]) + abs(dy * step[0])
        return along + 2 * aside if along > 0.5 and aside <= along * 2 else math.inf

    best = min(spots, key=measure_cost)
    return region if math.isinf(measure_cost(best)) else best


def find_mark_under(spots: Sequence[Point | None], at: Point, reach: float) -> int | None:
    """Which mark lies within `reach` of the point: the nearest, and of two the one drawn above. None is not shown."""
    near = [
        (math.dist(spot, at), -index)
        for index, spot in enumerate(spots)
        if spot is not None and math.dist(spot, at) <= reach
    ]
    return -min(near)[1] if near else None


def make_spot(place: BodyPlace) -> Spot:
    """The place as a path keeps it."""
    view, x, y = place
    return Spot(view=view, x=round(x, 4), y=round(y, 4))
