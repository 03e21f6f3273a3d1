"""Installing the environment: an empty one, then exactly what a lock file pins, then the stamp."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from launcher.environment import (
    LOCKS,
    SetupError,
    compute_fingerprint,
    get_python_path,
    get_stamp_path,
    get_venv_path,
    is_current,
    tell_user,
)
from launcher.setup_lock import hold_setup_lock
from launcher.system_libraries import explain_missing, find_missing_venv

STAGE_MESSAGES = {
    "app": "Setting up Soapstone's own Python environment. This happens once and takes a few minutes.",
    "test": "Adding the tools for the tests.",
}
PACKAGES = ("launcher", "charting", "reports", "ui")
PIP_OPTIONS = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-user", "--compile")
PIP_BEHAVIOR = ("--no-input", "--disable-pip-version-check", "--retries", "2")

NO_NETWORK = (
    "The first start fetches its parts over the internet, and could not reach it. "
    "Connect this computer, then start again."
)
NOT_TRUSTED = (
    "The server that the parts come from could not be verified, so nothing was fetched. "
    "Check this computer's date and time, or try again on another network."
)
WRONG_HASH = (
    "A fetched part is not the one this version was made with, so it was not installed. "
    "Try again on a network you trust."
)
NO_BUILD = (
    "One of the parts is not made for this computer or this Python. Python 3.12 on a 64-bit system works."
)
DISK_FULL = "The disk is full. Soapstone needs about 500 MB: make room, then start again."
NETWORK_MESSAGES = (
    "NewConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ProxyError",
    "SSLError",
    "name resolution",
    "getaddrinfo",
)
# What pip writes, and the sentence for it. The order matters: without a network pip also reports "No matching
# distribution".
PIP_FAILURES = (
    (("No space left", "not enough space on the disk"), DISK_FULL),
    (("DO NOT MATCH THE HASHES",), WRONG_HASH),
    (("CERTIFICATE_VERIFY_FAILED",), NOT_TRUSTED),
    (NETWORK_MESSAGES, NO_NETWORK),
    (("No matching distribution",), NO_BUILD),
)


def install_stage(root: Path, stage: str) -> None:
    """Install a stage ("app" from scratch, "test" on top of it), unless another start has just done so.

    Raises SetupError, which says how to fix it, if Python, the network or the disk fails.
    """
    with hold_setup_lock(root / LOCKS["app"]):
        if not is_current(root, stage):
            _install_now(root, stage)


def _install_now(root: Path, stage: str) -> None:
    """Install a stage. The stamp is written last, so an interrupted installation never counts."""
    tell_user(STAGE_MESSAGES[stage])
    if stage == "app":
        discard_stamps(root)
        create_venv(root)
    pip_install(get_python_path(root), root / LOCKS[stage], get_venv_path(root) / "install.log")
    compile_sources(root)
    get_stamp_path(root, stage).write_text(compute_fingerprint(root, stage))


def discard_stamps(root: Path) -> None:
    """Delete the stamps before anything else, since emptying the environment may be interrupted too."""
    for stage in LOCKS:
        get_stamp_path(root, stage).unlink(missing_ok=True)


def create_venv(root: Path) -> None:
    """Create an empty environment that has pip."""
    if missing := find_missing_venv(root):
        raise SetupError(explain_missing(missing))
    command = [sys.executable, "-I", "-m", "venv", "--clear", str(get_venv_path(root))]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        reason = (result.stderr or result.stdout).strip().splitlines()[-1:]
        raise SetupError(f"The environment {get_venv_path(root)} could not be made: {' '.join(reason)}")


def pip_install(python: Path, lock: Path, log: Path) -> None:
    """Install what `lock` pins: wheels only, each checked against its hash. The output of pip goes to `log`.

    Raises SetupError if pip fails.
    """
    pip = [str(python), "-I", "-u", "-X", "utf8", "-m", "pip", "install", *PIP_OPTIONS, *PIP_BEHAVIOR]
    with log.open("w", encoding="utf-8") as output:
        code = _run_and_log([*pip, "-r", str(lock)], output.write)
    if code:
        raise SetupError(explain_pip_failure(log))


def _run_and_log(command: list[str], write_line: Callable[[str], object]) -> int:
    """Run pip, log each line, show the name of each package as pip collects it, and return the exit code."""
    pipe, merged = subprocess.PIPE, subprocess.STDOUT
    with subprocess.Popen(command, stdout=pipe, stderr=merged, encoding="utf-8", errors="replace") as pip:
        for line in pip.stdout or ():
            write_line(line)
            if line.startswith("Collecting "):
                tell_user("  " + line.split()[1])
    return pip.returncode


def explain_pip_failure(log: Path) -> str:
    """The sentence for the failure that pip wrote into `log`."""
    text = log.read_text(encoding="utf-8")
    for messages, sentence in PIP_FAILURES:
        if any(message in text for message in messages):
            return sentence
    return f"The parts could not be installed. What went wrong is at the end of {log}"


def compile_sources(root: Path) -> None:
    """Compile all modules, so that the first window opens quickly too; Python compiles later edits on import."""
    folders = [str(root / package) for package in PACKAGES]
    subprocess.run([str(get_python_path(root)), "-I", "-m", "compileall", "-qq", *folders], check=False)
