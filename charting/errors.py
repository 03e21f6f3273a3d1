"""Everything that can go wrong, as one tree.

SoapstoneError                  can be explained to a person in one sentence
├── ChartingError               the person can fix it
│   ├── Invalid                 a value breaks a rule; names the field
│   ├── IncompleteNote          a note cannot be signed yet; lists what blocks it
│   ├── NotPermitted            a consent or a release is missing
│   ├── NotFound                there is no such client, case or record
│   ├── Refused                 a rule of the clinic file forbids it: a signed note cannot change
│   └── EditConflict            somebody else changed the record; carries both versions
├── EnvironmentFailure          the disk, the file or the machine; says what is safe and what to do
│   ├── ClinicFileInUse         another window has the clinic file open
│   ├── ClinicFileTooNew        a newer version of the program made the file
│   ├── NotAClinicFile          the file is something else, or damaged
│   └── StorageFailure          the disk could not read or write
└── ImportRefused               a file to import is wrong; names the record and the field

Any other exception is a bug of ours.
"""

from collections.abc import Sequence
from typing import NamedTuple


class SoapstoneError(Exception):
    """The root. Its text is a sentence for the therapist."""


class ChartingError(SoapstoneError):
    """Something that the person at the screen can fix."""


class Invalid(ChartingError, ValueError):
    """A value breaks a rule. `field` is the name of the record's field, so that the screen can point at it.

    It is also a ValueError, because msgspec turns those into decoding errors that name the path in the document.
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
    """A rule of the clinic file forbids it, often one of the database itself: a signed note cannot change."""


class EditConflict(ChartingError):
    """Somebody else changed the record since it was read. `mine` and `theirs` are the two versions."""

    def __init__(self, message: str, mine: object, theirs: object) -> None:
        super().__init__(message)
        self.mine = mine
        self.theirs = theirs


class EnvironmentFailure(SoapstoneError):
    """The disk, the file or the machine failed. The text says what is safe and what to do."""


class ClinicFileInUse(EnvironmentFailure):
    """Another window has the clinic file open."""


class ClinicFileTooNew(EnvironmentFailure):
    """A newer version of the program made the clinic file."""


class NotAClinicFile(EnvironmentFailure):
    """The file is not a clinic file, or it is damaged."""


class StorageFailure(EnvironmentFailure):
    """The disk could not read or write."""


class ImportRefused(SoapstoneError):
    """A file to import is wrong. Nothing was changed."""
