"""Range of motion: no change smaller than the published error is called meaningful."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charting.measures.judge import judge_range
from charting.reference.entries import RomNorm
from charting.reference.loader import list_rom_motions


@pytest.mark.parametrize(
    ("joint", "motion", "baseline", "now", "text"),
    [
        # de Winter 2004: about 20° at the shoulder
        ("shoulder", "flexion", 105, 128, "Yes (error ± 20° ³)"),
        ("shoulder", "external rotation", 25, 38, "Not yet (error ± 20° ³)"),
        ("shoulder", "abduction", 90, 110, "Yes (error ± 20° ³)"),
        ("shoulder", "abduction", 90, 109, "Not yet (error ± 20° ³)"),
        ("shoulder", "abduction", 110, 90, "Worse (error ± 20° ³)"),
        ("Shoulder", "Internal rotation", 30, 30, "Not yet (error ± 20° ³)"),
        # Fletcher & Bandy 2008: up to 9.6° in neck pain
        ("cervical", "rotation", 50, 60, "Yes (error ± 9.6° ³)"),
        ("cervical", "rotation", 50, 59, "Not yet (error ± 9.6° ³)"),
        # knee extension: 10.4°, nearer to zero is better, from either side
        ("knee", "extension", -15, -4, "Yes (error ± 10.4° ³)"),
        ("knee", "extension", 15, 4, "Yes (error ± 10.4° ³)"),
        ("knee", "extension", -15, -5, "Not yet (error ± 10.4° ³)"),
        ("knee", "extension", 0, -11, "Worse (error ± 10.4° ³)"),
        # none published
        ("hip", "flexion", 80, 120, "No published error"),
        ("hip", "wiggle", 80, 120, "No published error"),
        ("shoulder", "flexion", None, 120, "–"),
        ("shoulder", "flexion", 100, None, "–"),
    ],
)
def test_worked_by_hand(joint: str, motion: str, baseline: int | None, now: int | None, text: str) -> None:
    assert judge_range(joint, motion, baseline, now).format_cell("³") == text


def test_the_change_is_signed_as_printed() -> None:
    knee = judge_range("knee", "extension", 15, 4)
    assert (knee.change, knee.better) == (-11, True)
    shoulder = judge_range("shoulder", "flexion", 105, 128)
    assert (shoulder.change, shoulder.better) == (23, True)
    assert shoulder.footnote.startswith("de Winter 2004, inter-observer agreement")
    assert judge_range("shoulder", "flexion", 90, 90).better is None


@settings(max_examples=100)
@given(st.sampled_from(list_rom_motions()), st.integers(-30, 200), st.integers(-30, 200))
def test_below_the_error_is_never_meaningful(norm: RomNorm, baseline: int, now: int) -> None:
    verdict = judge_range(norm.joint, norm.motion, baseline, now)
    assert verdict.change == now - baseline
    if norm.error is None:
        assert verdict.meaningful == "none"
    elif abs(now - baseline) < norm.error:
        assert verdict.meaningful == "not yet"
