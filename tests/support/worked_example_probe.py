"""Runs in a copy of the program to which the worked examples of CONTRIBUTING.md were applied; prints what it found."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

import charting
from charting.actions.notes import save_draft, start_session
from charting.clinic_file import open_clinic_file
from charting.demo.seed_clinic import make_demo
from charting.entry.quick.line_reading import read_line
from charting.summaries.notes.record_text import format_record
from charting.summaries.notes.searchable_text import build_searchable_text
from charting.summaries.notes.soap_lines import format_soap_lines

NIGHT = "Woke twice, full ROM by noon"


def look_for_field(folder: Path) -> dict[str, Any]:
    """Chart `NIGHT` in the card of the editor, save it, and read the stored note."""
    from ui.pages.sessions.subjective_card import SubjectiveCard

    app = QApplication(sys.argv)
    card = SubjectiveCard()
    field: Any = card.fields["sleep"]
    field.edit.setText(NIGHT)
    app.processEvents()
    with open_clinic_file(make_demo(folder / "demo.soapstone")) as clinic_file:
        who = clinic_file.therapists.find()[0]
        case = clinic_file.cases.find()[0]
        draft = start_session(clinic_file, who, case, datetime.now().astimezone())
        note = save_draft(clinic_file, who, draft.with_changes(**card.collect_values()))
        stored = clinic_file.sessions.get(note.id)
    return {
        "label": field.label,
        "stored": getattr(stored, "sleep", None) == NIGHT,
        "reader": dict(format_record(stored)).get("Sleep"),
        "searched": NIGHT in build_searchable_text(stored),
        "recalled": NIGHT in dict(format_soap_lines(stored))["S"],
    }


def look_for_technique() -> dict[str, Any]:
    """Read the line of quick entry that CONTRIBUTING.md names."""
    return {"phrases": [reading.phrase for reading in read_line("qwg infraspinatus r 10 light")]}


if __name__ == "__main__":
    what, folder = sys.argv[1:]
    answer = look_for_field(Path(folder)) if what == "field" else look_for_technique()
    print(json.dumps({"home": str(Path(charting.__file__).parents[1]), **answer}))
