"""Rows: how long the window at most does not answer while the program saves, signs, draws, backs up and exports."""

from collections.abc import Callable
from functools import partial
from time import perf_counter, sleep
from typing import Any

from charting.actions.transfer.clinic_export import export_clinic_file
from charting.clinic_file import ClinicFile
from charting.model.findings import AskedQuestion
from tests.bench.clinic import Built
from tests.bench.measure import TIMES, Samples, taken
from tests.bench.onscreen import PATIENCE, ROUNDS, OnScreen, read_page
from tests.bench.rows import Row, within_ms
from ui.pages.client_reports.page_preview import PagePreview
from ui.pages.sessions.editor import SessionEditor
from ui.pages.sessions.tab import SessionsTab

FRAME = 16.0  # ms
REST = 0.001  # s


def gap_rows(built: Built) -> list[Row]:
    """What a hand waits for, in one window with the client of sixty sessions open."""
    return _in_window(built, lambda shown: [_saving(shown), _signing(shown, built), _reporting(shown)])


def whole_gap_rows(built: Built) -> list[Row]:
    """The same while the whole file is read."""
    out = built.path.with_suffix(".json")

    def measured(shown: OnScreen) -> list[Row]:
        backup = _whole(shown, "backup", lambda clinic_file: clinic_file.back_up().unlink())
        return [backup, _whole(shown, "export", lambda clinic_file: export_clinic_file(clinic_file, out))]

    rows = _in_window(built, measured)
    out.unlink()
    return rows


def _in_window(built: Built, measured: Callable[[OnScreen], list[Row]]) -> list[Row]:
    shown = OnScreen(built.path)
    try:
        shown.open(built.long_id, "sessions")
        return [row._replace(clients=built.clients) for row in measured(shown)]
    finally:
        shown.close()


def _row(what: str, gaps: Samples) -> Row:
    goal = within_ms("longest", gaps.longest, FRAME)
    return Row(f"longest gap in the event loop: {what}", 0, gaps, goals=(goal,))


def _gap(shown: OnScreen, begin: Callable[[], object], ended: Callable[[], object]) -> float:
    """The longest that the window was deaf, from `begin` until what came of it is painted.

    Between two rounds the loop rests, as a window's does while nothing comes, and that is taken off. One that spins
    would take a whole processor, and what it then waits for that is no fault of the program.
    """
    longest, start = 0.0, perf_counter()
    begin()
    before = start
    while True:
        shown.app.processEvents()
        now = perf_counter()
        longest = max(longest, now - before)
        before = now + REST
        sleep(REST)
        if ended():
            return max(longest, *(taken(shown.app.processEvents) for _ in range(ROUNDS)))
        if now - start > PATIENCE:
            raise TimeoutError("It did not come to its end.")


def _rest(shown: OnScreen) -> Callable[[], bool]:
    return lambda: not shown.window.chart_client.worker.is_busy


def _saving(shown: OnScreen) -> Row:
    editor = _draft(shown)
    gaps = []
    for _ in range(TIMES):
        editor.mark_changed()
        gaps.append(_gap(shown, editor.flush_edits, _rest(shown)))
    return _row("autosave", Samples(gaps))


def _signing(shown: OnScreen, built: Built) -> Row:
    gaps, client = [], shown.window.client_page

    def signed() -> int:
        assert client.file is not None
        return sum(note.signed for note in client.file.sessions)

    for _ in range(TIMES):
        draft = _draft(shown).note
        assert draft is not None
        _complete(shown, built, draft.id)
        after = signed() + 1
        gaps.append(_gap(shown, _draft(shown).sign_draft, partial(lambda count: signed() == count, after)))
        shown.painted()
    return _row("sign", Samples(gaps))


def _draft(shown: OnScreen) -> SessionEditor:
    """The editor with the draft of the client, begun if there is none."""
    tab = shown.window.client_page.client_tabs["tab.sessions"]
    assert isinstance(tab, SessionsTab)
    if tab.editor is None or tab.editor.note is None:
        tab.start_or_resume()
        shown.painted()
        shown.painted()
    assert isinstance(tab.editor, SessionEditor)
    return tab.editor


def _complete(shown: OnScreen, built: Built, note_id: str) -> None:
    """All that signing asks for, stored beneath the window, which then reads it."""
    from charting.actions.notes import save_draft

    _draft(shown).stop_editing()

    def store(chart: Any, who: Any) -> None:
        last = chart.sessions.find(client_id=built.long_id, status="signed")[-1]
        kept = {
            name: getattr(last, name) for name in ("palpation", "ranges", "activities", "treatment", "marks")
        }
        asked = AskedQuestion(asked=True)
        draft = chart.sessions.get(note_id).with_changes(
            subjective="Sleeps better.",
            pain_now=3,
            pain_after=2,
            health_changes=asked,
            adverse_response=asked,
            **kept,
        )
        save_draft(chart, who, draft)

    shown.window.chart_client.run_action(store)
    shown.painted()
    shown.painted()
    shown.open(built.long_id, "sessions", note_id)


def _reporting(shown: OnScreen) -> Row:
    """The tab is left between, so that the page is drawn anew."""
    client = shown.window.client_page
    view = shown.window.findChildren(PagePreview)[0]
    client._run_command("report.new")
    shown.until(lambda: not read_page(view).pixmap().isNull())
    gaps = []
    for _ in range(TIMES):
        client._show_tab("tab.overview")
        shown.painted()
        gaps.append(_gap(shown, lambda: client._run_command("report.new"), _rest(shown)))
    return _row("report", Samples(gaps))


def _whole(shown: OnScreen, what: str, job: Callable[[ClinicFile], object]) -> Row:
    """On the chart's thread, as closing and Settings do it."""
    gaps = [
        _gap(shown, lambda: shown.window.chart_client.run_query(job, lambda _: None), _rest(shown))
        for _ in range(TIMES)
    ]
    return _row(what, Samples(gaps))
