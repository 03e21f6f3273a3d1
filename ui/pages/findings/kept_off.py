"""The places that the client's health history says to keep off, hatched on the body figure."""

from datetime import date

from charting.model.client import Client
from charting.summaries.safety import raised, shaded
from ui.pages.findings import texts
from ui.widgets.body_panel import BodyPanel


def show_kept_off(panel: BodyPanel, client: Client, on: date) -> None:
    """Hatch them, and say why: `Hatched, keep off: varicose veins (Varicose veins, left calf).`"""
    found = [each for each in raised(client, on) if each.shades]
    why = "; ".join(f"{each.condition.lower()} ({', '.join(each.entries)})" for each in found)
    places = [(place.region, place.side) for place in shaded(tuple(found))]
    panel.keep_off(places, texts.KEPT_OFF.format(why) if why else "")
