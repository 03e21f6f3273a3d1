"""A chart with a record of every type for each test that asks for `sample`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sample_clinic import Sample, open_sample_clinic


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Sample]:
    with open_sample_clinic(tmp_path / "clinic.soapstone") as sample:
        yield sample
