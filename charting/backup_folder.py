"""Where the backups of a clinic file are, and how they are named: `clinic-2026-03-05-174500.soapstone`."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

KEPT_BACKUPS = 14
SUFFIX = ".soapstone"


def get_backups_folder(path: Path) -> Path:
    """The folder `backups` beside the clinic file at `path`."""
    return path.parent / "backups"


def list_backups(path: Path) -> list[Path]:
    """The backups of the clinic file at `path`, newest first; other clinic files may keep theirs in the same folder."""
    return sorted(find_backup_files(path, SUFFIX), key=lambda backup: backup.stem, reverse=True)


def find_backup_files(path: Path, suffix: str) -> list[Path]:
    """The files in the folder that are named as backups of this clinic file and end in `suffix`, in no order."""
    pattern = re.compile(re.escape(path.stem) + r"-\d{4}-\d\d-\d\d-\d{6}(-\d+)?")
    candidates = get_backups_folder(path).glob(f"*{suffix}")
    return [file for file in candidates if pattern.fullmatch(file.stem)]


def parse_backup_moment(path: Path, backup: Path) -> datetime:
    """When that backup of the clinic file at `path` was made, in local time, as its name says."""
    stamp = "-".join(backup.stem.removeprefix(f"{path.stem}-").split("-")[:4])
    return datetime.strptime(stamp, "%Y-%m-%d-%H%M%S").astimezone()


def choose_backup_path(path: Path, moment: datetime) -> Path:
    """The path of a backup made at that moment; a second one in the same second gets a number."""
    taken = {backup.stem for backup in list_backups(path)}
    stem = choose_free_stem(f"{path.stem}-{moment:%Y-%m-%d-%H%M%S}", taken.__contains__)
    return get_backups_folder(path) / f"{stem}{SUFFIX}"


def choose_free_stem(stem: str, is_taken: Callable[[str], bool]) -> str:
    """`stem`, or the first of `stem-1`, `stem-2` … that is free."""
    if not is_taken(stem):
        return stem
    number = 1
    while is_taken(f"{stem}-{number}"):
        number += 1
    return f"{stem}-{number}"
