"""The marks while they are being set: which is selected, which region the keyboard stands on. No Qt in it."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from charting.drawing.outline import inside
from charting.drawing.regions import Region
from charting.drawing.shapes import Point
from charting.model.body import Mark, MarkKind, Spot, View
from ui.widgets.body_radiation import Radiation

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
        self.radiation: Radiation | None = None

    @property
    def mark(self) -> Mark | None:
        """The selected mark."""
        return None if self.selected is None else self.marks[self.selected]

    def load(self, marks: Sequence[Mark]) -> None:
        """Take over these marks; the selection stays if there still is such a mark."""
        self.marks = tuple(marks)
        if self.selected is not None and self.selected >= len(self.marks):
            self.selected = self.radiation = None

    def add(self, place: Place) -> None:
        """A new mark of the present kind, which is then selected."""
        view, x, y = place
        self.marks = (*self.marks, Mark(view=view, x=round(x, 4), y=round(y, 4), kind=self.kind))
        self.selected = len(self.marks) - 1

    def remove(self) -> bool:
        """Take the selected mark away; False if none is selected."""
        if self.selected is None:
            return False
        self.marks = self.marks[: self.selected] + self.marks[self.selected + 1 :]
        self.selected = None
        return True

    def move(self, place: Place) -> bool:
        """Put the selected mark there; False if none is selected or the place is beside the body."""
        view, x, y = place
        return inside(*place) and self._change(view=view, x=round(x, 4), y=round(y, 4))

    def nudge(self, step: Step) -> bool:
        """Move the selected mark by 1 % of the box; False if it would leave the body."""
        mark = self.mark
        return mark is not None and self.move((mark.view, mark.x + step[0] * NUDGE, mark.y + step[1] * NUDGE))

    def set_kind(self, kind: MarkKind) -> bool:
        """The selected mark's kind, or that of the next mark; False if no mark changed."""
        mark = self.mark
        if mark is None:
            self.kind = kind
        return mark is not None and mark.kind is not kind and self._change(kind=kind)

    def select_next(self, way: int, views: Sequence[View], *, around: bool = True) -> bool:
        """Select the next mark of those views (`way` 1) or the one before (−1); without `around` not past the end."""
        shown = [place for place, mark in enumerate(self.marks) if mark.view in views]
        if not shown:
            return False
        now = shown.index(self.selected) if self.selected in shown else (-1 if way > 0 else 0)
        if not around and not 0 <= now + way < len(shown):
            return False
        self.selected, self.region = shown[(now + way) % len(shown)], None
        return True

    def walk(self, step: Step, spots: Mapping[Region, Point]) -> None:
        """Go to the nearest region in that direction as the figure shows them; the first step only arrives."""
        if self.region not in spots or self.region is None:
            self.region = next((region for region in spots if region.id == _FIRST), next(iter(spots)))
        else:
            self.region = region_beside(self.region, step, spots)

    def walk_on(self, way: int, regions: Sequence[Region]) -> bool:
        """Go to the next region (`way` 1) or the one before (−1) of the list; False past its ends."""
        at = regions.index(self.region) + way if self.region in regions else -1
        if not 0 <= at < len(regions):
            return False
        self.region = regions[at]
        return True

    def radiate(self) -> bool:
        """Begin the path of the selected mark anew; False if none is selected."""
        if self.mark is None:
            return False
        self.radiation, self.region = Radiation(self.region), None
        return True

    def end_path(self) -> bool:
        """The path as it was drawn is the mark's; an empty one takes the path away."""
        path = None if self.radiation is None else self.radiation.path
        self.leave_path()
        return path is not None and self._change(path=path)

    def leave_path(self) -> None:
        """Back to where the path was begun; the mark keeps the path it had."""
        if self.radiation is not None:
            self.region, self.radiation = self.radiation.began, None

    def _change(self, **changes: object) -> bool:
        if self.selected is None:
            return False
        changed = msgspec.structs.replace(self.marks[self.selected], **changes)
        self.marks = (*self.marks[: self.selected], changed, *self.marks[self.selected + 1 :])
        return True


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


def mark_under(spots: Sequence[Point | None], at: Point, reach: float) -> int | None:
    """Which mark lies within `reach` of the point: the nearest, and of two the one drawn above. None is not shown."""
    near = [
        (math.dist(spot, at), -index)
        for index, spot in enumerate(spots)
        if spot is not None and math.dist(spot, at) <= reach
    ]
    return -min(near)[1] if near else None


def spot_at(place: Place) -> Spot:
    """The place as a path keeps it."""
    view, x, y = place
    return Spot(view=view, x=round(x, 4), y=round(y, 4))
