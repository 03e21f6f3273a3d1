"""Marks on the body figure: one record for the screen, the paper and the findings table."""

from enum import StrEnum
from typing import Annotated

from charting.model.field import declare
from charting.model.field_checks import check_limits
from charting.model.record import Part


class View(StrEnum):
    """Which outline the mark is drawn on."""

    FRONT = "front"
    BACK = "back"
    RIGHT = "right"
    LEFT = "left"


class MarkKind(StrEnum):
    """What the mark stands for. Each kind has its own shape, so that it can be read in black and white."""

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
    """A point on the figure: a view, and x and y as in `Mark`."""

    view: Annotated[View, declare("View")]
    x: Annotated[float, declare("Across", "of the outline's width, from the viewer's left", limits=(0, 1))]
    y: Annotated[float, declare("Down", "of the outline's height, from the top", limits=(0, 1))]

    def __post_init__(self) -> None:
        check_limits(self)


class Mark(Part, frozen=True, kw_only=True):
    """A mark at (x, y), each from 0 to 1 of the outline's box in that view; (0, 0) is the top left for the viewer.

    `number` is the line of the palpation table that it belongs to (1 is the first); None if it belongs to none.
    `path` is the line along which it radiates, from the mark outward.
    """

    view: Annotated[View, declare("View")]
    x: Annotated[float, declare("Across", "of the outline's width, from the viewer's left", limits=(0, 1))]
    y: Annotated[float, declare("Down", "of the outline's height, from the top", limits=(0, 1))]
    kind: Annotated[MarkKind, declare("Kind")] = MarkKind.PAIN
    number: Annotated[
        int | None, declare("Finding", "the line of the palpation findings, 1 is the first")
    ] = None
    path: Annotated[
        tuple[Spot, ...], declare("Radiates to", "where it radiates to, from the mark outward")
    ] = ()

    def __post_init__(self) -> None:
        check_limits(self)
