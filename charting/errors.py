"""Everything that can go wrong, as one tree.

SoapstoneError                  something a person can be told in one sentence
├── ChartingError               the person can mend it
│   ├── Invalid                 a value breaks a rule: names the field
│   ├── Incomplete              a note cannot be signed yet: lists what is missing
│   ├── NotPermitted            a consent or a release is missing
│   ├── NotFound                no such client, case or record
│   ├── Refused                 the chart's own rules refuse it: a signed note cannot change
│   └── Conflict                somebody changed the record meanwhile: carries both
├── EnvironmentFailure          the disk, the file or the machine: says what is safe and what to do
│   ├── ClinicFileInUse              another window has this chart open
│   ├── ClinicFileTooNew             made by a later version of the program
│   ├── NotAChart               the file is something else, or is damaged
│   └── StorageFailure          the disk refused
└── ImportRefused               a file to import is wrong: names the record and the field

Anything else that escapes is a bug of ours.
"""

from collections.abc import Sequence
from typing import NamedTuple


class SoapstoneError(Exception):
    """The root: its text is one sentence fit to show a therapist."""


class ChartingError(SoapstoneError):
    """What the person in front of the screen can mend."""


class Invalid(ChartingError, ValueError):
    """A value that breaks a rule. `field` names it as the record does, so that the screen can point at it.

    It is a ValueError too, because msgspec turns those into decoding errors that name the path.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class SigningIssue(NamedTuple):
    """One thing that stands between a note and its signature: the field to correct, and what to say there.

    `rule_code` names the rule and never changes for it. If the issue `can_be_overridden`, the therapist may sign with
    a documented reason for that code. `cite` is the regulation of a state or college that asks for it.
    """

    field: str
    message: str
    rule_code: str = ""
    can_be_overridden: bool = False
    cite: str = ""


class IncompleteNote(ChartingError):
    """A note that cannot be signed yet. `issues` says what has to be done first, in the order of the page."""

    def __init__(self, issues: Sequence[SigningIssue]) -> None:
        super().__init__("Not signed yet. " + " ".join(issue.message for issue in issues))
        self.issues = tuple(issues)


class NotPermitted(ChartingError):
    """A consent, a release or a right is missing."""


class NotFound(ChartingError):
    """There is no such record."""


class Refused(ChartingError):
    """The chart's own rules refuse it, in the database itself: a signed note cannot change."""


class EditConflict(ChartingError):
    """The record was changed by somebody else since it was read. `mine` and `theirs` are both kept."""

    def __init__(self, message: str, mine: object, theirs: object) -> None:
        super().__init__(message)
        self.mine = mine
        self.theirs = theirs


class EnvironmentFailure(SoapstoneError):
    """The disk, the file or the machine failed: the text says what is safe and what to do."""


class ClinicFileInUse(EnvironmentFailure):
    """Another window has this chart open."""


class ClinicFileTooNew(EnvironmentFailure):
    """The chart was made by a later version of the program."""


class NotAClinicFile(EnvironmentFailure):
    """The file is not a chart, or is damaged."""


class StorageFailure(EnvironmentFailure):
    """The disk refused to read or write."""


class ImportRefused(SoapstoneError):
    """A file to import is wrong; nothing was changed."""
