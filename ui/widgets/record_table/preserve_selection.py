"""New rows in a table without losing one's place in it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex

from ui.widgets.record_table.record_table import RecordTable


def refresh_rows(
    table: RecordTable,
    rows: Sequence[Any],
    key: Callable[[Any], object],
    *,
    from_top: bool = False,
    found: int = 0,
) -> None:
    """Show `rows`; the record that was chosen stays chosen wherever it is now, and the table stays scrolled.

    `key` tells which record a row is. The first row is chosen when the former is gone, and with `from_top`,
    after a new question. Equal rows are not laid out anew. `found` is how many there are on all pages.
    """
    same = list(rows) == table.record_model.rows
    table.record_model.set_total_count(found)
    if same and not from_top:
        return
    before, scrolled = table.get_current_row(), table.verticalScrollBar().value()
    if not same:
        table.setCurrentIndex(QModelIndex())
        table.set_rows(rows, found)
    if not rows:
        return
    keys = [key(row) for row in rows]
    known = before is not None and not from_top and key(before) in keys
    table.select_row(keys.index(key(before)) if known else 0)
    table.verticalScrollBar().setValue(0 if from_top else scrolled)
