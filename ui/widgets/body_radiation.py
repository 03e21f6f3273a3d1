"""The path of a mark while it is being drawn, from the mark outward. No Qt in it."""

from charting.drawing.regions import Region, region_of
from charting.model.body import Spot


class Radiation:
    """Places added one by one; the same place twice in a row is one. `began` is the region to come back to."""

    def __init__(self, began: Region | None) -> None:
        self.path: tuple[Spot, ...] = ()
        self.began = began

    def add(self, spot: Spot) -> None:
        """Go on to there."""
        if not self.path or self.path[-1] != spot:
            self.path = (*self.path, spot)

    def back(self) -> None:
        """Take the last place away."""
        self.path = self.path[:-1]

    @property
    def words(self) -> str:
        """`Shoulder blade, right → Elbow, right`."""
        return " → ".join(region_of(spot).words for spot in self.path)
