"""Hatches the areas to avoid, which follow from the client's health history, on the body figure."""

from datetime import date

from charting.model.client import Client
from charting.summaries.safety.contraindications import collect_shaded_places, find_contraindications
from ui.pages.notes.findings import texts
from ui.widgets.body.body_panel import BodyPanel


def show_avoid_areas(panel: BodyPanel, client: Client, on: date) -> None:
    """Hatch the areas and say why: `Hatched, keep off: varicose veins (Varicose veins, left calf).`"""
    shaded = tuple(item for item in find_contraindications(client, on) if item.is_shaded)
    reasons = "; ".join(f"{item.condition.lower()} ({', '.join(item.entries)})" for item in shaded)
    places = [(place.region, place.side) for place in collect_shaded_places(shaded)]
    panel.show_avoid_areas(places, texts.KEPT_OFF.format(reasons) if reasons else "")
