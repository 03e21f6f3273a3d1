"""Marks on the body figure: the same data on screen, on paper and in the findings table."""

from enum import StrEnum

from charting.model.record import Part
from charting.model.rules import between


class View(StrEnum):
    """Which outline the mark is drawn on."""

    FRONT = "front"
    BACK = "back"
    RIGHT = "right"
    LEFT = "left"


class MarkKind(StrEnum):
    """What the mark stands for; each has its own shape, so that it reads in black and white."""

    PAIN = "pain"
    ACTIVE_TRIGGER_POINT = "active trigger point"
    LATENT_TRIGGER_POINT = "latent trigger point"
    TENDER_POINT = "tender point"
    HYPERTONICITY = "hypertonicity"
    ADHESION = "adhesion"
    EDEMA = "edema"
    NUMBNESS = "numbness"
    SCAR = "scar"
    BRUISE = "bruise"


class Spot(Part, frozen=True, kw_only=True):
    """A place on the figure, as a mark has it."""

    view: View
    x: float
    y: float

    def __post_init__(self) -> None:
        between(self, "x", 0, 1)
        between(self, "y", 0, 1)


class Mark(Part, frozen=True, kw_only=True):
    """A mark at (x, y), both 0 to 1 of the outline's box in that view: 0, 0 is the top left as one looks at it.

    `number` is the line of the palpation findings that it belongs to (1 is the first), or None for a mark alone.
    `path` is where it radiates to, from the mark outward, over as many places as it takes.
    """

    view: View
    x: float
    y: float
    kind: MarkKind = MarkKind.PAIN
    number: int | None = None
    path: tuple[Spot, ...] = ()

    def __post_init__(self) -> None:
        between(self, "x", 0, 1)
        between(self, "y", 0, 1)
