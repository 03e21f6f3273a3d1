"""The places that the client's health history says to keep off, hatched on the body figure."""

from datetime import date

from charting.model.client import Client
from charting.summaries.safety.contraindications import collect_shaded_places, find_contraindications
from ui.pages.notes.findings import texts
from ui.widgets.body.body_panel import BodyPanel


def show_avoid_areas(panel: BodyPanel, client: Client, on: date) -> None:
    """Hatch them, and say why: `Hatched, keep off: varicose veins (Varicose veins, left calf).`"""
    found = [each for each in find_contraindications(client, on) if each.is_shaded]
    why = "; ".join(f"{each.condition.lower()} ({', '.join(each.entries)})" for each in found)
    places = [(place.region, place.side) for place in collect_shaded_places(tuple(found))]
    panel.show_avoid_areas(places, texts.KEPT_OFF.format(why) if why else "")
