"""A chart with a record of every type for each test that asks for `sample`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sample_clinic import Sample, sample_chart


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Sample]:
    with sample_chart(tmp_path / "clinic.soapstone") as sample:
        yield sample
