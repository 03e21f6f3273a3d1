"""Making the demo: the clinic and its providers, then client after client in the order of their chart numbers."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from charting import clock
from charting.actions.plain_records import save_record, set_up_clinic
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.demo.context import SampleCalendar, SeedContext
from charting.demo.schema import SampleClient, SampleData
from charting.demo.seed_client import create_sample_client
from charting.demo.seed_custom_data import SampleCustomData, add_custom_data
from charting.errors import Refused
from charting.model.clinic import Clinic, Therapist
from charting.model.provider import Provider

# Tomasz Wójcik, low back pain from 7 to 3: the client whose progress report the demo prints.
FEATURED = 11


class SampleTherapist(SampleData, frozen=True, kw_only=True):
    """License and insurance end so many days from today."""

    record: Therapist
    license_expires: int
    insurance_expires: int


class SampleClinic(SampleData, frozen=True, kw_only=True):
    """The file clinic.json; providers by a short name, and what the clinic added for itself."""

    set_up: int
    clinic: Clinic
    therapist: SampleTherapist
    providers: dict[str, Provider]
    own: SampleCustomData


def make_demo(path: Path) -> Path:
    """Make the demo clinic in a new chart at `path`; returns `path`.

    It takes its name when it is whole. Raises Refused when there is a file of that name.
    """
    if path.exists():
        raise Refused(f"There is a file at {path} already.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    days = SampleCalendar(clock.now())
    with open_clinic_file(unfinished, create=True) as clinic_file:
        cast = _set_up_clinic(clinic_file, days)
        for story in read_sample_clients():
            create_sample_client(cast, story)
    return unfinished.rename(path)


def read_sample_clients() -> Iterator[SampleClient]:
    """The clients' stories in the order of their chart numbers."""
    found = [file for file in (files("charting.demo") / "clients").iterdir() if file.name.endswith(".json")]
    decoder = msgspec.json.Decoder(SampleClient)
    for file in sorted(found, key=lambda each: each.name):
        yield decoder.decode(file.read_bytes())


def _set_up_clinic(clinic_file: ClinicFile, days: SampleCalendar) -> SeedContext:
    told = msgspec.json.decode((files("charting.demo") / "clinic.json").read_bytes(), type=SampleClinic)
    therapist = told.therapist.record.with_changes(
        license_expires=days.compute_day(told.therapist.license_expires),
        insurance_expires=days.compute_day(told.therapist.insurance_expires),
    )
    with clock.set_to(days.compute_moment(told.set_up, "08:30")):
        who = set_up_clinic(clinic_file, told.clinic, therapist)
        providers = {key: save_record(clinic_file, who, provider) for key, provider in told.providers.items()}
        add_custom_data(clinic_file, who, told.own)
    return SeedContext(chart=clinic_file, who=who, days=days, providers=providers)
