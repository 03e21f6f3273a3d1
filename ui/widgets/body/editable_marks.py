"""The marks while they are edited: the selection, the keyboard cursor, the unfinished path. Free of Qt."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from charting.drawing.body.body_outline import is_inside_body
from charting.drawing.body.body_regions import BodyRegion, find_region_at
from charting.drawing.shapes import Point
from charting.model.body_mark import Mark, MarkKind, Spot, View


class RadiationPath:
    """A radiation path, built place by place. `start_region` is where the keyboard cursor returns to afterwards."""

    def __init__(self, start_region: BodyRegion | None) -> None:
        self.spots: tuple[Spot, ...] = ()
        self.start_region = start_region

    def add_spot(self, spot: Spot) -> None:
        """Add a place, unless it is the last one already."""
        if not self.spots or self.spots[-1] != spot:
            self.spots = (*self.spots, spot)

    def remove_last_spot(self) -> None:
        """Remove the last place."""
        self.spots = self.spots[:-1]

    @property
    def description(self) -> str:
        """`Shoulder blade, right → Elbow, right`."""
        return " → ".join(find_region_at(spot).words for spot in self.spots)


NUDGE = 0.01  # of the view's box
_FIRST_REGION = "shoulder_front"  # where the keyboard cursor starts, near most findings

Step = tuple[int, int]
BodyPlace = tuple[View, float, float]


class EditableMarks:
    """The marks of one figure with the selection. Every change makes a new tuple of marks."""

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
        """Take over these marks; the selection stays if that index still exists."""
        self.marks = tuple(marks)
        if self.selected_index is not None and self.selected_index >= len(self.marks):
            self.selected_index = self.drawn_path = None

    def add_mark(self, place: BodyPlace) -> None:
        """Add a mark of the current kind and select it."""
        view, x, y = place
        self.marks = (*self.marks, Mark(view=view, x=round(x, 4), y=round(y, 4), kind=self.kind))
        self.selected_index = len(self.marks) - 1

    def remove_selected(self) -> bool:
        """Remove the selected mark; return False if none is selected."""
        if self.selected_index is None:
            return False
        self.marks = self.marks[: self.selected_index] + self.marks[self.selected_index + 1 :]
        self.selected_index = None
        return True

    def move_selected(self, place: BodyPlace) -> bool:
        """Move the selected mark there; return False if none is selected or the place is outside the body."""
        view, x, y = place
        return is_inside_body(*place) and self._change_selected(view=view, x=round(x, 4), y=round(y, 4))

    def move_selected_by_step(self, step: Step) -> bool:
        """Move the selected mark by 1 % of the view's box; return False if it would leave the body."""
        mark = self.selected_mark
        return mark is not None and self.move_selected(
            (mark.view, mark.x + step[0] * NUDGE, mark.y + step[1] * NUDGE)
        )

    def set_kind(self, kind: MarkKind) -> bool:
        """Set the kind of the selected mark, or of the next mark; return False if no mark changed."""
        mark = self.selected_mark
        if mark is None:
            self.kind = kind
        return mark is not None and mark.kind is not kind and self._change_selected(kind=kind)

    def select_next(self, direction: int, views: Sequence[View], *, around: bool = True) -> bool:
        """Select the next (`direction` 1) or previous (−1) mark in these views. Without `around`, stop at the ends."""
        shown = [index for index, mark in enumerate(self.marks) if mark.view in views]
        if not shown:
            return False
        current = (
            shown.index(self.selected_index) if self.selected_index in shown else (-1 if direction > 0 else 0)
        )
        if not around and not 0 <= current + direction < len(shown):
            return False
        self.selected_index, self.reached_region = shown[(current + direction) % len(shown)], None
        return True

    def walk_to_region(self, step: Step, spots: Mapping[BodyRegion, Point]) -> None:
        """Go to the nearest region in that direction on the figure. The first step only enters the first region."""
        if self.reached_region not in spots or self.reached_region is None:
            self.reached_region = next(
                (region for region in spots if region.id == _FIRST_REGION), next(iter(spots))
            )
        else:
            self.reached_region = find_region_beside(self.reached_region, step, spots)

    def walk_to_next_region(self, direction: int, regions: Sequence[BodyRegion]) -> bool:
        """Go to the next (`direction` 1) or previous (−1) region of the list; return False past its ends."""
        index = regions.index(self.reached_region) + direction if self.reached_region in regions else -1
        if not 0 <= index < len(regions):
            return False
        self.reached_region = regions[index]
        return True

    def start_path(self) -> bool:
        """Start a new path for the selected mark; return False if none is selected."""
        if self.selected_mark is None:
            return False
        self.drawn_path, self.reached_region = RadiationPath(self.reached_region), None
        return True

    def finish_path(self) -> bool:
        """Give the mark the drawn path; an empty one removes its path. Return False if no mark changed."""
        path = None if self.drawn_path is None else self.drawn_path.spots
        self.cancel_path()
        return path is not None and self._change_selected(path=path)

    def cancel_path(self) -> None:
        """Stop drawing and return to the starting region; the mark keeps its old path."""
        if self.drawn_path is not None:
            self.reached_region, self.drawn_path = self.drawn_path.start_region, None

    def _change_selected(self, **changes: object) -> bool:
        if self.selected_index is None:
            return False
        changed = msgspec.structs.replace(self.marks[self.selected_index], **changes)
        self.marks = (*self.marks[: self.selected_index], changed, *self.marks[self.selected_index + 1 :])
        return True


def find_region_beside(region: BodyRegion, step: Step, spots: Mapping[BodyRegion, Point]) -> BodyRegion:
    """Find the nearest region in the direction of `step`, one of (±1, 0), (0, ±1); the same region if there is none.

    Sideways distance counts double, so that a walk keeps to its line.
    """
    x, y = spots[region]

    def measure_cost(other: BodyRegion) -> float:
        dx, dy = spots[other][0] - x, spots[other][1] - y
        along, aside = dx * step[0] + dy * step[1], abs(dx * step[1]) + abs(dy * step[0])
        return along + 2 * aside if along > 0.5 and aside <= along * 2 else math.inf

    best = min(spots, key=measure_cost)
    return region if math.isinf(measure_cost(best)) else best


def find_mark_under(spots: Sequence[Point | None], point: Point, reach: float) -> int | None:
    """Return the index of the nearest mark within `reach` of the point; at equal distance, the one drawn on top.

    A spot is None for a mark that is not shown.
    """
    near = [
        (math.dist(spot, point), -index)
        for index, spot in enumerate(spots)
        if spot is not None and math.dist(spot, point) <= reach
    ]
    return -min(near)[1] if near else None


def make_spot(place: BodyPlace) -> Spot:
    """Convert a place to the spot stored in a path, rounded to 4 decimals."""
    view, x, y = place
    return Spot(view=view, x=round(x, 4), y=round(y, 4))
