"""run.py: what it refuses, when it installs, how it hands over. The build server does the full set-up for real."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run
from launcher import environment, installation

ROOT = Path(run.__file__).resolve().parent
ECHO = """
import os, sys
print("words", sys.argv[1:])
print("folder", os.getcwd())
print("utf8", sys.flags.utf8_mode)
raise SystemExit(3)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout named awkwardly, with run.py, a tiny app that says what it was given, and a bare environment."""
    root = tmp_path / "Dr. O'Brien's Søap"
    (root / "ui").mkdir(parents=True)
    (root / "ui" / "__init__.py").write_text("")
    (root / "ui" / "cli.py").write_text(ECHO)
    for name in ("run.py", "requirements.lock", "requirements-test.lock", "requirements-debian.txt"):
        shutil.copy(ROOT / name, root)
    shutil.copytree(ROOT / "launcher", root / "launcher")
    subprocess.run([sys.executable, "-I", "-m", "venv", "--without-pip", str(root / ".venv")], check=True)
    return root


@pytest.fixture
def ready(checkout: Path) -> Path:
    """The same, believed to be installed."""
    stamp = environment.get_stamp_path(checkout, "app")
    stamp.write_text(environment.compute_fingerprint(checkout, "app"))
    return checkout


def start(root: Path, *words: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "run.py"), *words]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **env}, capture_output=True, encoding="utf-8", check=False
    )


def test_old_pythons_are_refused_in_a_sentence() -> None:
    assert "needs Python 3.11 or later, and this is Python 3.9" in run.describe_old_python((3, 9))
    assert run.describe_old_python((3, 11)) == run.describe_old_python((3, 14)) == ""


def test_old_pythons_can_read_run_py() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_words_folder_and_exit_code_are_handed_on(ready: Path, tmp_path: Path) -> None:
    done = start(ready, "report", "--out", "Thảo Nguyễn.pdf", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "words ['report', '--out', 'Thảo Nguyễn.pdf']",
        f"folder {tmp_path}",
        "utf8 1",
    ]


def test_nothing_around_the_app_gets_into_it(ready: Path, tmp_path: Path) -> None:
    """Neither a `ui` in the folder one stands in nor in PYTHONPATH; and the compiled files are written."""
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "cli.py").write_text("print('the wrong one')")
    surroundings = {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONSAFEPATH": "1"}
    assert "words ['clients']" in start(ready, "clients", cwd=tmp_path, **surroundings).stdout
    assert list((ready / "ui" / "__pycache__").glob("*.pyc"))


@pytest.mark.skipif(os.name == "nt", reason="the script beside a Windows Python is another one")
def test_the_soapstone_script_runs_from_anywhere(ready: Path, tmp_path: Path) -> None:
    start(ready, "clients")
    script = environment.get_scripts_path(ready) / "soapstone"
    done = subprocess.run([script, "a b", "c"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[0]) == (3, "words ['a b', 'c']")


def test_a_moved_checkout_is_found_again(ready: Path, tmp_path: Path) -> None:
    start(ready, "clients")
    moved = ready.rename(tmp_path / "moved")
    run.prepare_environment(moved, ["app"])
    assert start(moved, "clients", cwd=tmp_path).returncode == 3
    if os.name != "nt":
        assert str(moved) in (environment.get_scripts_path(moved) / "soapstone").read_text()


@pytest.mark.skipif(os.name == "nt", reason="Windows takes its encoding from elsewhere")
@pytest.mark.parametrize("words", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"}])
def test_a_folder_whose_letters_the_locale_lacks(ready: Path, tmp_path: Path, words: dict[str, str]) -> None:
    done = start(ready, "clients", cwd=tmp_path, **words)
    assert (done.returncode, done.stderr) == (3, "")
    assert (
        subprocess.call([environment.get_scripts_path(ready) / "soapstone"], env={**os.environ, **words}) == 3
    )


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: environment.get_stamp_path(root, "app").unlink(), id="interrupted"),
        pytest.param(lambda root: environment.get_stamp_path(root, "app").write_text(""), id="half a stamp"),
        pytest.param(lambda root: (root / "requirements.lock").write_text("other==1"), id="other pins"),
        pytest.param(lambda root: environment.get_python_path(root).unlink(), id="Python is gone"),
    ],
)
def test_an_environment_is_believed_only_while_whole(ready: Path, change: Callable[[Path], object]) -> None:
    assert environment.is_current(ready, "app")
    change(ready)
    assert not environment.is_current(ready, "app")


def test_the_app_does_not_wait_for_the_test_tools(ready: Path) -> None:
    assert not environment.is_current(ready, "test")
    run.prepare_environment(ready, ["app"])


def test_making_it_anew_believes_nothing_old(ready: Path) -> None:
    environment.get_stamp_path(ready, "test").write_text(environment.compute_fingerprint(ready, "test"))
    installation.discard_stamps(ready)
    assert not any(environment.is_current(ready, stage) for stage in environment.LOCKS)


HOLD = """
import sys
from pathlib import Path
from launcher.setup_lock import hold_setup_lock
with hold_setup_lock(Path(sys.argv[1])):
    print("mine", flush=True)
    sys.stdin.readline()
"""


def test_a_second_start_waits_until_the_first_has_installed(checkout: Path) -> None:
    """It says so, and installs nothing itself when it finds the environment whole."""
    first: list[str | Path] = [sys.executable, "-c", HOLD, checkout / "requirements.lock"]
    with subprocess.Popen(
        first, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "mine\n"
        command = [sys.executable, str(checkout / "run.py"), "clients"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as second:
            assert second.stdout is not None
            assert second.stderr is not None
            assert "Another start is setting Soapstone up." in second.stderr.readline()
            stamp = environment.get_stamp_path(checkout, "app")
            stamp.write_text(environment.compute_fingerprint(checkout, "app"))
            assert second.poll() is None
            holder.stdin.write("\n")
            holder.stdin.flush()
            assert second.stdout.readline() == "words ['clients']\n"
            assert second.stderr.read() == ""


def pip_without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **settings: str) -> str:
    """The sentence after a real pip, cut off by `settings`, was asked for a part that it does not have."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    for name, value in {"PIP_CONFIG_FILE": os.devnull, **settings}.items():
        monkeypatch.setenv(name, value)
    lock = tmp_path / "lock"
    lock.write_text(f"soapstone-has-no-such-part==1.0 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(environment.SetupError) as refused:
        installation.pip_install(Path(sys.executable), lock, tmp_path / "log")
    return str(refused.value)


def test_no_network_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = pip_without(monkeypatch, tmp_path, PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="0")
    assert sentence == installation.NO_NETWORK


def test_a_part_not_made_for_this_computer_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pip_without(monkeypatch, tmp_path, PIP_NO_INDEX="1") == installation.NO_BUILD


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            installation.WRONG_HASH,
        ),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            installation.DISK_FULL,
        ),
        (
            "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate is not yet valid'",
            installation.NOT_TRUSTED,
        ),
        (
            "[Errno -3] Temporary failure in name resolution\nERROR: No matching distribution found",
            installation.NO_NETWORK,
        ),
    ],
)
def test_what_pip_writes_becomes_a_sentence(tmp_path: Path, written: str, sentence: str) -> None:
    log = tmp_path / "install.log"
    log.write_text(written)
    assert installation.explain_pip_failure(log) == sentence


def test_an_unknown_trouble_says_where_to_read_on(tmp_path: Path) -> None:
    log = tmp_path / "install.log"
    log.write_text("something new")
    assert installation.explain_pip_failure(log).endswith(str(log))


def test_a_folder_that_cannot_be_written_is_no_traceback(checkout: Path) -> None:
    shutil.rmtree(checkout / ".venv")
    (checkout / ".venv").write_text("a file where the environment should be")
    done = start(checkout, "clients")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert ".venv" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "screen", "opens"),
    [
        ([], ":0", True),
        (["demo"], ":0", True),
        (["demo", "--dir", "here"], ":0", True),
        (["--file", "file"], ":0", True),
        (["demo", "--no-window"], ":0", False),
        (["clients", "mai"], ":0", False),
        (["--help"], ":0", False),
        ([], "", False),
    ],
)
def test_libraries_matter_only_to_a_window(words: list[str], screen: str, *, opens: bool) -> None:
    expected = opens and sys.platform.startswith("linux")
    assert environment.is_window_command(words, {"DISPLAY": screen}) is expected
