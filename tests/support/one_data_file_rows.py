"""One new technique, instrument, template and region: as a line of its data file, and as a clinic adds it."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

from charting.actions.custom_instruments import import_instrument
from charting.actions.custom_templates import NEW_TEMPLATE, save_template
from charting.actions.custom_vocabulary import save_vocabulary_entry
from charting.clinic_file import ClinicFile
from charting.model.clinic import Therapist
from charting.model.custom_records import CustomEntry, CustomTemplate

DATA = Path("charting", "reference", "data")
SOURCE = "made for a test"

TECHNIQUE = {
    "name": "Quiet wave glide",
    "short": "QWG",
    "category": "stroke",
    "pressure": "deep",
    "dose": "hold repetitions",
}
REGION = {
    "name": "Instep",
    "area": "foot arch",
    "paired": "true",
    "front": "16.5 433 2 3",
    "back": "16 445 1 1",
    "side": "14 444 3 2",
}
INSTRUMENT: dict[str, Any] = {
    "id": "own_wave_scale",
    "name": "Quiet Wave Scale",
    "short_name": "QWS",
    "about": "How a day goes.",
    "low": 0,
    "high": 40,
    "step": 1,
    "better": "higher",
    "unit": "points",
    "thresholds": [
        {
            "kind": "MCID", "points": 6, "population": "test people", "citation": "Wave 2026",
            "source": SOURCE,
        }
    ],
    "source": SOURCE,
}  # fmt: skip
TEMPLATE: dict[str, Any] = {
    "id": "quiet_wave",
    "name": "Quiet wave",
    "complaint": ["quiet wave"],
    "lines": [
        "rom shoulder flexion r",
        "mmt biceps brachii r",
        "palp infraspinatus r",
        "test neer r",
        "measure ndi",
    ],
    "source": SOURCE,
}
FILES = {
    "technique": DATA / "techniques.csv",
    "region": DATA / "regions.csv",
    "instrument": Path("charting", "measures", "instruments.json"),
    "template": DATA / "templates.json",
}


def append_to_files(product: Path) -> None:
    """One line, or one entry of the list, at the end of the data file of each kind; no other file is touched."""
    for kind, row in (("technique", TECHNIQUE), ("region", REGION)):
        _append_line(product / FILES[kind], {"id": "quiet_wave", **row, "source": SOURCE})
    for kind, entry in (("instrument", INSTRUMENT), ("template", TEMPLATE)):
        path = product / FILES[kind]
        path.write_text(json.dumps([*json.loads(path.read_text("utf-8")), entry]), "utf-8")


def add_as_own(clinic_file: ClinicFile, who: Therapist) -> None:
    """By the actions that Settings calls."""
    for vocabulary, cells in (("techniques", TECHNIQUE), ("regions", REGION)):
        save_vocabulary_entry(
            clinic_file, who, CustomEntry(vocabulary=vocabulary, code=NEW_TEMPLATE, cells=cells)
        )
    import_instrument(clinic_file, who, json.dumps(INSTRUMENT))
    save_template(
        clinic_file,
        who,
        CustomTemplate(code=NEW_TEMPLATE, name=TEMPLATE["name"], lines=tuple(TEMPLATE["lines"])),
    )


def _append_line(path: Path, row: dict[str, str]) -> None:
    text = path.read_text("utf-8")
    line = StringIO()
    columns = text.partition("\n")[0].strip().split(",")
    csv.DictWriter(line, columns, restval="", lineterminator="\n").writerow(row)
    path.write_text(f"{text.rstrip()}\n{line.getvalue()}", "utf-8")
