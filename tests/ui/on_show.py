"""Putting a page on show for a test, and hearing where it wants to go."""

from PySide6.QtWidgets import QApplication, QLabel

from ui.settings import Settings
from ui.window import Window


def put_on_show(qtbot, page, settle):
    """Show the page as the window does, and wait until it has read what it shows."""
    qtbot.addWidget(page)
    page.resize(1208, 690)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.desk.changed.connect(page.refresh)
    page.refresh()
    settle(page.desk)
    return page


def window_on_show(qtbot, desk, settle):
    """The window on Today, once keys reach it."""
    made = Window(desk, Settings())
    qtbot.addWidget(made, before_close_func=lambda window: setattr(window, "_may_close", True))
    made.go("today")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settle(made.desk)
    return made


def goings(desk):
    """A list that fills with every (client id, tab, record id) that was asked for."""
    asked = []
    desk.asked_for_client.connect(lambda *where: asked.append(where))
    return asked


def said(widget):
    """Every word on show in labels."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def rows_of(table):
    """The first lines of a table's cells, row by row."""
    model = table.model()
    places = range(model.columnCount())
    return [[model.index(row, place).data() for place in places] for row in range(model.rowCount())]


def sheet_on_show(qtbot):
    """The sheet that is open over the page, once keys reach it."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    sheet = QApplication.activeModalWidget()
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet
