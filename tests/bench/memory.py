"""How much memory this process holds; Linux alone tells it without help."""

from pathlib import Path

STATUS = Path("/proc/self/status")


def resident() -> float:
    """Megabytes in memory now; 0 where the system does not tell."""
    return _told("VmRSS")


def peak() -> float:
    """The most megabytes that there were at any moment."""
    return _told("VmHWM")


def _told(name: str) -> float:
    if not STATUS.exists():
        return 0.0
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024
