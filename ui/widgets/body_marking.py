"""The marks while they are being set: which is selected, which region the keyboard stands on. No Qt in it."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from charting.drawing.outline import inside
from charting.drawing.regions import Region, body_regions
from charting.drawing.shapes import Point
from charting.model.body import Mark, MarkKind, View

NUDGE = 0.01
_FIRST = "shoulder_front"  # where the keyboard starts: at the height where most findings lie

Step = tuple[int, int]
Place = tuple[View, float, float]


class Marking:
    """The marks of one figure with the selection; every change makes a new tuple of marks."""

    def __init__(self) -> None:
        self.marks: tuple[Mark, ...] = ()
        self.kind = MarkKind.PAIN
        self.selected: int | None = None
        self.region: Region | None = None

    def load(self, marks: Sequence[Mark]) -> None:
        """Take over these marks; the selection stays if there still is such a mark."""
        self.marks = tuple(marks)
        if self.selected is not None and self.selected >= len(self.marks):
            self.selected = None

    def add(self, place: Place) -> None:
        """A new mark of the present kind."""
        view, x, y = place
        self.marks = (*self.marks, Mark(view=view, x=round(x, 4), y=round(y, 4), kind=self.kind))

    def remove(self) -> bool:
        """Take the selected mark away; False if none is selected."""
        if self.selected is None:
            return False
        self.marks = self.marks[: self.selected] + self.marks[self.selected + 1 :]
        self.selected = None
        return True

    def move(self, place: Place) -> bool:
        """Put the selected mark there; False if none is selected or the place is beside the body."""
        if self.selected is None or not inside(*place):
            return False
        view, x, y = place
        moved = msgspec.structs.replace(self.marks[self.selected], view=view, x=round(x, 4), y=round(y, 4))
        self.marks = (*self.marks[: self.selected], moved, *self.marks[self.selected + 1 :])
        return True

    def nudge(self, step: Step) -> bool:
        """Move the selected mark by 1 % of the box; False if it would leave the body."""
        if self.selected is None:
            return False
        mark = self.marks[self.selected]
        return self.move((mark.view, mark.x + step[0] * NUDGE, mark.y + step[1] * NUDGE))

    def select_next(self, way: int) -> bool:
        """Select the next mark (`way` 1) or the one before (−1), around the end; False without marks."""
        if not self.marks:
            return False
        now = self.selected if self.selected is not None else (-1 if way > 0 else 0)
        self.selected = (now + way) % len(self.marks)
        self.region = None
        return True

    def walk(self, step: Step, spots: Mapping[Region, Point]) -> None:
        """Go to the nearest region in that direction as the figure shows them; the first step only arrives."""
        if self.region is None:
            self.region = next(region for region in body_regions() if region.id == _FIRST)
        else:
            self.region = region_beside(self.region, step, spots)


def region_beside(region: Region, step: Step, spots: Mapping[Region, Point]) -> Region:
    """The region nearest in the direction of `step` (one of (±1, 0), (0, ±1)); itself where there is none.

    What lies off to the side counts double, so that a walk keeps to its line.
    """
    x, y = spots[region]

    def cost(other: Region) -> float:
        dx, dy = spots[other][0] - x, spots[other][1] - y
        along, aside = dx * step[0] + dy * step[1], abs(dx * step[1]) + abs(dy * step[0])
        return along + 2 * aside if along > 0.5 and aside <= along * 2 else math.inf

    best = min(spots, key=cost)
    return region if math.isinf(cost(best)) else best


def mark_under(spots: Sequence[Point], at: Point, reach: float) -> int | None:
    """Which mark lies within `reach` of the point: the nearest, and of two the one drawn above."""
    near = [(math.dist(spot, at), -index) for index, spot in enumerate(spots) if math.dist(spot, at) <= reach]
    return -min(near)[1] if near else None
