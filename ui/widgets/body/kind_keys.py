"""The letter that chooses each kind of mark, on the figure and in a mark's sheet."""

from charting.model.body_mark import MarkKind

KIND_KEYS: dict[MarkKind, str] = {
    MarkKind.PAIN: "P",
    MarkKind.ACTIVE_TRIGGER_POINT: "A",
    MarkKind.LATENT_TRIGGER_POINT: "L",
    MarkKind.TENDER_POINT: "T",
    MarkKind.HYPERTONICITY: "H",
    MarkKind.ADHESION: "D",
    MarkKind.EDEMA: "E",
    MarkKind.NUMBNESS: "N",
    MarkKind.SCAR: "S",
    MarkKind.BRUISE: "B",
}
_BY_KEY = {key: kind for kind, key in KIND_KEYS.items()}
RADIATE_KEY, VIEWS_KEY, EARLIER_VISIT_KEY = "R", "V", "G"


def find_kind_of_key(typed: str) -> MarkKind | None:
    """Find the kind for a typed letter; None if there is none."""
    return _BY_KEY.get(typed.upper())
