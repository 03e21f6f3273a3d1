"""New rows in a table without losing one's place in it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex

from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel


def show_rows(
    table: RecordTable, rows: Sequence[Any], key: Callable[[Any], object], *, from_top: bool = False
) -> None:
    """Show `rows`; the record that was chosen stays chosen wherever it is now, and the table stays scrolled.

    `key` tells which record a row is. The first row is chosen when the former is gone, and with `from_top`,
    after a new question. Equal rows change nothing.
    """
    model = table.model()
    assert isinstance(model, RowsModel)
    if list(rows) == model.rows and not from_top:
        return
    before, scrolled = table.row(), table.verticalScrollBar().value()
    table.setCurrentIndex(QModelIndex())
    table.set_rows(rows)
    if not rows:
        return
    keys = [key(row) for row in rows]
    known = before is not None and not from_top and key(before) in keys
    table.choose(keys.index(key(before)) if known else 0)
    table.verticalScrollBar().setValue(0 if from_top else scrolled)
