"""What a therapist types, from an empty chart to the report on paper, and a long note being typed."""

import itertools
import sys
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from tests.end_to_end.hands import (
    CountFrom,
    Press,
    Script,
    TellCount,
    Type,
    Until,
    fill,
    focus_name,
    focused,
    tab_to,
    title,
)

VISITS = (
    ("-21d 10:00", "Sat 20 minutes, then had to stand", "7", "6", "3"),
    ("-14d 10:00", "Sat through breakfast", "5", "4", "5"),
    ("-7d 10:00", "Sat through a whole meeting", "3", "2", "8"),
)


def at(name: str) -> Until:
    """Wait until what has the keyboard is called so."""
    return Until(lambda: focus_name().startswith(name), f"the keyboard at “{name}”")


def window(words: str) -> Until:
    """Wait until the window in front is called so."""
    return Until(lambda: title() == words, f"the window “{words}”")


def row(*cells: str) -> Script:
    """Type the cells of a table row from left to right."""
    for cell in cells:
        yield Type(cell)
        yield Press("Tab")


def first_start() -> Script:
    """The names that the first start asks for."""
    yield at("Clinic")
    yield from fill(
        Clinic="Riverside Medical Massage",
        Your_name="Rosa Delgado",
        Credentials="LMT, CNMT",
        License_state="Oklahoma",
        License_number="104882",
    )
    yield Press("Ctrl+Return")


def register() -> Script:
    """A new client."""
    yield window("Soapstone")
    yield Press("Ctrl+N")
    yield at("Family name")
    yield from fill(Family_name="O'Brien & Søn <x>", Given_name="Thảo", Born="14 mar 1981")
    yield Press("Ctrl+Return")
    yield window("Soapstone")


def open_case() -> Script:
    """The case, who referred it, and the release to that provider."""
    yield Press("Alt+5")
    yield from tab_to("New case")
    yield Press("Space")
    yield at("Complaint")
    yield Type("Low back pain when sitting")
    yield from fill(Opened="-28d")
    yield Press("Ctrl+Return")
    yield window("Soapstone")


def refer() -> Script:
    """The referral by a provider who is new to the chart."""
    yield from tab_to("Referrals: Add")
    yield Press("Space")
    yield at("Provider")
    yield from tab_to("New provider")
    yield Press("Space")
    yield at("Name")
    yield from fill(Name="Adaeze Okafor", Credentials="MD", Practice="Northside Orthopaedic")
    yield Press("Ctrl+Return")
    yield window("New referral")
    yield from fill(Written="-30d", Received="-28d", Visits_authorized="12", Valid_until="+8w")
    yield Press("Ctrl+Return")
    yield window("Soapstone")


def release() -> Script:
    """The client's consent that this provider may read."""
    yield from tab_to("Consents: Add")
    yield Press("Space")
    yield window("New consent")
    yield from tab_to("Kind")
    yield Type("R")
    yield from tab_to("May be shared with")
    yield Type("okafor")
    yield Press("Tab")
    yield from fill(Signed_by="Thao O'Brien")
    yield Press("Ctrl+Return")
    yield window("Soapstone")


def assess() -> Script:
    """The initial assessment."""
    yield Press("Ctrl+Shift+A")
    yield from fill(When="-22d 9:00")
    yield from tab_to("In the client's words")
    yield Type("Low back aches after ten minutes at the desk")
    yield from tab_to("Pain now")
    yield Type("7")
    yield from tab_to("Activity 1")
    yield Type("Sitting 45 min")
    yield Press("Tab")
    yield Type("3")
    yield from tab_to("Asked all, none present")
    yield Press("Space")
    yield from fill(Impression="Mechanical low back pain, quadratus lumborum right")
    yield from tab_to("Decision")
    yield Type("t")
    yield Press("Ctrl+Return")
    yield Until(
        lambda: "Impression" not in focus_name() and not focus_name().startswith("Decision"),
        "the signed assessment",
    )


def plan() -> Script:
    """A plan with a goal for pain and for sitting."""
    yield Press("Alt+4")
    yield from tab_to("New plan")
    yield Press("Space")
    yield from fill(When="-22d 9:30")
    yield from tab_to("Goals")
    yield from row("Back pain 2 or less", "Pain on arrival", "7", "2", "", "+4w")
    yield from row("Sitting without pain", "Sitting 45", "3", "8", "", "+4w")
    yield Press("Esc")
    yield from tab_to("Visits")
    yield Type("w")
    yield from fill(For_how_many_weeks="6")
    yield Press("Ctrl+Return")
    yield from tab_to("Revise plan")


def visit(started: str, words: str, before: str, after: str, sitting: str) -> Script:
    """One session, signed."""
    yield Press("Ctrl+Shift+N")
    yield at("What problem are we working on?")
    yield Type(words)
    yield from fill(Started=started)
    yield from tab_to("Pain now")
    yield Type(before)
    yield from tab_to("Score of Sitting 45 min")
    yield Type(sitting)
    yield from tab_to("Changes in health or medication: asked")
    yield Press("Space")
    yield from tab_to("Treatment")
    yield from row("Myofascial release", "Quadratus lumborum", "r", "moderate", "20", "", "prone", "softer")
    yield Press("Esc")
    yield from tab_to("Pain after")
    yield Type(after)
    yield from tab_to("Adverse response: asked")
    yield Press("Space")
    yield Press("Ctrl+Return")
    yield Until(lambda: not focus_name().startswith("Adverse"), "the signed note")


def save_report(out: Path) -> Script:
    """The report to the referrer, saved as PDF."""
    yield Press("Ctrl+R")
    yield at("Bottom line")
    yield Until(lambda: bool(getattr(focused(), "toPlainText", str)()), "the drafted bottom line")
    yield Press("Ctrl+Shift+S")
    yield Until(lambda: isinstance(focused(), QLineEdit) and title() == "Save the report", "the file dialog")
    yield Press("Ctrl+A")
    yield Type(str(out))
    yield Press("Return")
    yield Until(out.exists, "the PDF")
    yield window("Soapstone")


def from_referral_to_report(out: Path) -> Script:
    """The whole path, by the keyboard alone."""
    yield from first_start()
    yield from register()
    yield from open_case()
    yield from refer()
    yield from release()
    yield from assess()
    yield from plan()
    for words in VISITS:
        yield from visit(*words)
    yield from save_report(out)
    yield Press("Ctrl+Q")


FINDINGS = ("tfl l ltp 1", "vl l tau 1", "gmed l ltp 1")
RANGES = ("hip ex l 14", "hip add l 19")
TREATMENT = ("tpt tfl l 10", "mfr vl l 8", "dt gmed l 8")
UNSURE = ("no ch",)  # a list opens, and a second Enter takes its first line
FOLLOW_UP = (
    "np 1", "psfs 8", "no ch", *FINDINGS, *RANGES, *TREATMENT, "pa 0", "no adv", "better", "nv 1w",
)  # fmt: skip


def routine_follow_up(client: str) -> Script:
    """From an open client to the signed note. What leads there, and out again, is not part of the count."""
    yield window("Soapstone")
    yield Press("Ctrl+K")
    yield Type(client)
    yield Press("Return")
    yield at("Report")
    yield CountFrom()
    yield Press("Ctrl+Shift+N")
    yield at("Today’s first question")
    yield Press("Tab")
    yield at("What problem are we working on?")
    yield Type("8 km fine")
    yield Press("Ctrl+E")
    yield at("Quick entry")
    for line in FOLLOW_UP:
        yield Type(line)
        yield Press("Return")
        if line in UNSURE:
            yield Press("Return")
    yield Press("Ctrl+Return")
    yield Until(lambda: "Quick entry" not in focus_name(), "the signed note")
    yield TellCount()
    yield Press("Ctrl+Q")


def typing_without_end(client: str) -> Script:
    """Find a client, open the note, and type words for ever; each is told on standard output when it is typed."""
    yield Until(lambda: title() == "Soapstone", "the window")
    yield Press("Ctrl+K")
    yield Type(client)
    yield Press("Return")
    yield Press("Ctrl+Shift+N")
    yield at("Today’s first question")
    yield Press("Tab")
    yield at("What problem are we working on?")
    for number in itertools.count(1):
        yield Type(f"word{number} ")
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
