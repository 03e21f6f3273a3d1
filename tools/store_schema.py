"""Stores a chart of the newest schema for the tests that open charts of every released one.

    python -m tools.store_schema

Run it once for each new migration, before its release; a stored chart is never made anew after that.
"""

import sqlite3
import tempfile
from pathlib import Path

from charting.storage.migrate import latest
from tests.charting.sample_chart import sample_chart

FOLDER = Path(__file__).parents[1] / "tests" / "data"


def main() -> None:
    """Write the sample chart as the SQL that makes it again."""
    target = FOLDER / f"schema-{latest():04d}.sql"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chart.soapstone"
        with sample_chart(path):
            pass
        db = sqlite3.connect(path)
        target.write_text("\n".join(db.iterdump()) + "\n", encoding="utf-8")
        db.close()
    print(target.name)


if __name__ == "__main__":
    main()
