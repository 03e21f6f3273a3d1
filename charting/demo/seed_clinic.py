"""Making the demo: the clinic and its providers, then the clients in the order of their chart numbers."""

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

# The chart number of Tomasz Wójcik, whose low back pain goes from 7 to 3: the demo makes a progress report for him.
FEATURED = 11


class SampleTherapist(SampleData, frozen=True, kw_only=True):
    """The therapist; license and insurance expire so many days from today."""

    record: Therapist
    license_expires: int
    insurance_expires: int


class SampleClinic(SampleData, frozen=True, kw_only=True):
    """The file clinic.json: the clinic, its therapist, providers by a short name, and custom data."""

    set_up: int
    clinic: Clinic
    therapist: SampleTherapist
    providers: dict[str, Provider]
    own: SampleCustomData


def make_demo(path: Path) -> Path:
    """Make the demo clinic in a new clinic file at `path`; returns `path`.

    The file gets its name once it is complete. Raises Refused if `path` exists.
    """
    if path.exists():
        raise Refused(f"There is a file at {path} already.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    calendar = SampleCalendar(clock.now())
    with open_clinic_file(unfinished, create=True) as clinic_file:
        context = _set_up_clinic(clinic_file, calendar)
        for sample in read_sample_clients():
            create_sample_client(context, sample)
    return unfinished.rename(path)


def read_sample_clients() -> Iterator[SampleClient]:
    """Yield the sample clients in the order of their chart numbers."""
    client_files = [
        file for file in (files("charting.demo") / "clients").iterdir() if file.name.endswith(".json")
    ]
    decoder = msgspec.json.Decoder(SampleClient)
    for file in sorted(client_files, key=lambda file: file.name):
        yield decoder.decode(file.read_bytes())


def _set_up_clinic(clinic_file: ClinicFile, calendar: SampleCalendar) -> SeedContext:
    sample = msgspec.json.decode((files("charting.demo") / "clinic.json").read_bytes(), type=SampleClinic)
    therapist = sample.therapist.record.with_changes(
        license_expires=calendar.compute_day(sample.therapist.license_expires),
        insurance_expires=calendar.compute_day(sample.therapist.insurance_expires),
    )
    with clock.set_to(calendar.compute_moment(sample.set_up, "08:30")):
        who = set_up_clinic(clinic_file, sample.clinic, therapist)
        providers = {
            key: save_record(clinic_file, who, provider) for key, provider in sample.providers.items()
        }
        add_custom_data(clinic_file, who, sample.own)
    return SeedContext(clinic_file=clinic_file, who=who, calendar=calendar, providers=providers)
