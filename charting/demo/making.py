"""Making the demo: the clinic and its providers, then client after client in the order of their chart numbers."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from charting import clock
from charting.actions.setting_up import save, set_up
from charting.chart import Chart, open_chart
from charting.demo.cast import Cast
from charting.demo.client_teller import tell_client
from charting.demo.days import Days
from charting.demo.own_things import ToldOwn, keep_own
from charting.demo.story import Story, Told
from charting.errors import Refused
from charting.model.clinic import Clinic, Therapist
from charting.model.provider import Provider

# Tomasz Wójcik, low back pain from 7 to 3: the client whose progress report the demo prints.
FEATURED = 11


class ToldTherapist(Told, frozen=True, kw_only=True):
    """License and insurance end so many days from today."""

    record: Therapist
    license_expires: int
    insurance_expires: int


class ToldClinic(Told, frozen=True, kw_only=True):
    """The file clinic.json; providers by a short name, and what the clinic added for itself."""

    set_up: int
    clinic: Clinic
    therapist: ToldTherapist
    providers: dict[str, Provider]
    own: ToldOwn


def make_demo(path: Path) -> Path:
    """Make the demo clinic in a new chart at `path`; returns `path`.

    It takes its name when it is whole. Raises Refused when there is a file of that name.
    """
    if path.exists():
        raise Refused(f"There is a file at {path} already.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    days = Days(clock.now())
    with open_chart(unfinished, create=True) as chart:
        cast = _set_up(chart, days)
        for story in stories():
            tell_client(cast, story)
    return unfinished.rename(path)


def stories() -> Iterator[Story]:
    """The clients' stories in the order of their chart numbers."""
    found = [file for file in (files("charting.demo") / "clients").iterdir() if file.name.endswith(".json")]
    decoder = msgspec.json.Decoder(Story)
    for file in sorted(found, key=lambda each: each.name):
        yield decoder.decode(file.read_bytes())


def _set_up(chart: Chart, days: Days) -> Cast:
    told = msgspec.json.decode((files("charting.demo") / "clinic.json").read_bytes(), type=ToldClinic)
    therapist = told.therapist.record.with_changes(
        license_expires=days.day(told.therapist.license_expires),
        insurance_expires=days.day(told.therapist.insurance_expires),
    )
    with clock.set_to(days.moment(told.set_up, "08:30")):
        who = set_up(chart, told.clinic, therapist)
        providers = {key: save(chart, who, provider) for key, provider in told.providers.items()}
        keep_own(chart, who, told.own)
    return Cast(chart=chart, who=who, days=days, providers=providers)
