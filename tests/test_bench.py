"""The bench itself: how it is started, what it calls missed, and that what it counts and builds is so."""

import io
import json
from pathlib import Path

from pypdf import PdfReader

from charting import clock
from charting.clinic_file import open_clinic_file
from charting.model.report import PROGRESS
from charting.storage.verification import verify_clinic_file
from tests.bench.clinic import IN_CARE, build
from tests.bench.marks import Marks
from tests.bench.measure import Samples, in_turns
from tests.bench.rows import Goal, Row, ratio, tail, within_ms
from tests.bench.syncs import commits_in, syncs_between_marks
from tests.bench.table import far_off, growth, missed, table, write_json
from tests.launcher.test_launcher import checkout, ready, start  # noqa: F401  (fixtures)
from tests.support.progress_cases import PROVIDER, THERAPIST, build_shoulder_case
from ui.issuing.report_pdf import render_report

SLOW = Row("a thing", 200, "3 ms", "1 ms", (ratio("median", 3.0, 1.0, 2.0), Goal("syncs", 1, 1, "")))


def test_the_words_after_bench_go_to_the_bench(ready: Path, tmp_path: Path) -> None:  # noqa: F811
    folder = ready / "tests" / "bench"
    folder.mkdir(parents=True)
    (folder / "__main__.py").write_text("import sys; print('bench', sys.argv[1:]); raise SystemExit(1)")
    (ready / ".venv" / "libraries.stamp").touch()
    done = start(ready, "bench", "--quick", "--json", "rows.json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == "bench ['--quick', '--json', 'rows.json']\n"


def test_a_goal_is_missed_by_its_figure_and_far_off_by_twice_that() -> None:
    far = SLOW._replace(goals=(ratio("median", 4.1, 1.0, 2.0),))
    assert missed([SLOW]) == ["a thing: 3 × of ≤ 2 × (median)"]
    assert far_off([SLOW]) == []
    assert missed([far]) == far_off([far]) == ["a thing: 4.1 × of ≤ 2 × (median)"]
    assert "3 × of ≤ 2 × (median) **missed**; 1 of ≤ 1 (syncs)" in table([SLOW])


def test_a_build_server_judges_only_what_has_a_floor_beside_it() -> None:
    samples = Samples([1.0] * 90 + [9.0] * 10)
    row = Row("a thing", 200, "", goals=(tail(samples, 3.0), within_ms("p95", 1.0, 16)))
    assert len(missed([row])) == 2
    assert far_off([row]) == []


def test_a_ratio_is_judged_on_one_chart_and_only_shown_of_the_others() -> None:
    row = SLOW._replace(goals=(*SLOW.goals, within_ms("p95", 0.02, 16)))
    assert missed([row.shown_only()]) == ["a thing: 20 ms of ≤ 16 ms (p95)"]
    assert "3 × (median); 1 of ≤ 1 (syncs)" in table([row.shown_only()])


def test_growth_shows_what_was_measured_at_every_size() -> None:
    rows = [
        Row("build", 200, "1 s, 2 MB"),
        Row("build", 2_000, "9 s, 20 MB"),
        SLOW._replace(measured=Samples([0.003])),
        SLOW._replace(clients=2_000, measured=Samples([0.0042])),
        Row("only one", 200, ""),
    ]
    assert growth(rows).splitlines() == [
        "| Clients | 200 | 2,000 |",
        "| --- | --- | --- |",
        "| build | 1 s, 2 MB | 9 s, 20 MB |",
        "| a thing | 3 ms | 4.2 ms |",
    ]


def test_json_has_every_figure(tmp_path: Path) -> None:
    write_json([SLOW._replace(measured=Samples([0.003, 0.005, 0.004]))], tmp_path / "rows.json")
    [row] = json.loads((tmp_path / "rows.json").read_text(encoding="utf-8"))
    assert row["measured"] == {"median": 0.004, "p95": 0.005, "seconds": [0.003, 0.005, 0.004]}
    assert (row["what"], row["clients"]) == ("a thing", 200)
    assert [goal["met"] for goal in row["goals"]] == [False, True]


def test_floor_and_measured_take_turns_and_the_first_of_each_does_not_count() -> None:
    said: list[str] = []
    times = iter(range(100))

    def turn(name: str) -> float:
        said.append(name)
        return float(next(times))

    measured, floor = in_turns(lambda: turn("measured"), lambda: turn("floor"), 3)
    assert said == ["measured", "floor", "floor", "measured", "floor", "measured", "floor", "measured"]
    assert (list(measured.seconds), list(floor.seconds)) == ([3.0, 5.0, 7.0], [2.0, 4.0, 6.0])


def test_shares_of_what_was_taken() -> None:
    samples = Samples([float(n) for n in range(100)])
    assert (samples.median, samples.p95, samples.p99, samples.longest) == (50.0, 95.0, 99.0, 99.0)


def test_a_chart_of_the_bench_is_whole_and_each_act_in_it_is_one_commit(tmp_path: Path) -> None:
    built = build(tmp_path, 50)
    with open_clinic_file(built.path) as clinic_file:
        assert verify_clinic_file(clinic_file.connection) == []
        assert clinic_file.clients.count() == 50
        assert clinic_file.cases.count(status="open") == IN_CARE
        assert clinic_file.sessions.count() == 49 * 10 + 60
        assert clinic_file.sessions.count(client_id=built.long_id) == 60
        assert sum(gateway.count() for gateway in clinic_file.gateways.values()) == built.records
        before = commits_in(built.path)
        with clinic_file.act("Rosa Delgado", "renamed") as act:
            for client in clinic_file.clients.find()[:2]:
                act.store_record(client.with_changes(preferred_name="Lee"))
        assert commits_in(built.path) == before + 1


def test_the_tracer_counts_each_sync_between_the_marks_once() -> None:
    calls = """12 fdatasync(4) = 0
12 chdir(".") = 0
12 fsync(4 <unfinished ...>
13 fdatasync(6) = 0
12 <... fsync resumed>) = 0
12 chdir(".") = 0
12 fsync(3) = 0
"""
    assert syncs_between_marks(calls) == 2


def test_the_floor_of_a_report_is_the_same_page_mark_by_mark() -> None:
    case, moment = build_shoulder_case(), clock.now()
    marks = Marks(lambda: render_report(PROGRESS, case, PROVIDER, THERAPIST, moment))
    assert _content(marks.draw()) == _content(render_report(PROGRESS, case, PROVIDER, THERAPIST, moment).pdf)


def _content(pdf: bytes) -> str:
    contents = PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert contents is not None
    return contents.get_data().decode("latin-1")
