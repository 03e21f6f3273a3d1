"""The fields of a form: nothing typed is lost, the wheel changes nothing, text is plain."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charting import clock
from charting.errors import Invalid
from ui.widgets.fields.basic_fields import (
    CheckField,
    ChoiceField,
    LineField,
    ListField,
    NumberField,
    TextField,
)
from ui.widgets.fields.date_fields import DateField, TimeField
from ui.widgets.fields.field_form import FieldForm
from ui.widgets.fields.number_parsing import parse_number
from ui.widgets.fields.score_field import ScoreField

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., Any]:
    def shown(widget: Any) -> Any:
        page = QWidget()
        QVBoxLayout(page).addWidget(widget)
        qtbot.addWidget(page)
        page.resize(700, 300)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        widget.setFocus()
        widget.page = page
        return widget

    return shown


def turn_wheel(widget: Any) -> None:
    """Turn the wheel over `widget`; whether it took it."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  inverted: Qt takes it by place only
    )
    QApplication.sendEvent(widget, event)


FIELDS = [
    (lambda: LineField("Legal name"), "Ťažký <b>x</b>", ""),
    (lambda: TextField("Words"), "5<x<9\n& more", ""),
    (lambda: ListField("Allergies"), ("latex", "nuts"), ()),
    (lambda: ChoiceField("Sex", ["female", "male"], none="not asked"), "male", None),
    (lambda: ChoiceField("Payer", ["self", "auto"], editable=True), "Blue & Søn", ""),
    (lambda: CheckField("Texts & calls"), True, False),
    (lambda: NumberField("Weeks", 1, 52), 6, None),
    (lambda: NumberField("Score", 0, 100, decimals=True), 61.4, None),
    (lambda: DateField("Valid until"), date(2026, 12, 31), None),
    (lambda: DateField("Started", with_time=True), NOON.astimezone(), None),
    (lambda: TimeField("Ended"), time(10, 55), None),
    (lambda: ScoreField("Pain now"), 0, None),
]


@pytest.mark.parametrize(("make", "value", "nothing"), FIELDS)
def test_a_value_comes_back_silently(
    qtbot: QtBot, make: Callable[..., Any], value: Any, nothing: bool | str | tuple[Any, ...] | None
) -> None:
    field = make()
    qtbot.addWidget(field)
    told = []
    field.changed.connect(told.append)
    assert field.get_value() == nothing
    field.set_value(value)
    assert field.get_value() == value
    field.set_value(None)
    assert field.get_value() == nothing
    assert told == []
    assert field.describe_problem() == ""


@pytest.mark.parametrize(("make", "value", "_nothing"), FIELDS)
def test_the_wheel_changes_nothing(
    show: Callable[..., Any],
    make: Callable[..., Any],
    value: Any,
    _nothing: bool | str | tuple[Any, ...] | None,
) -> None:
    field = make()
    field.set_value(value)
    show(field)
    for widget in (field, *field.findChildren(QWidget)):
        turn_wheel(widget)
    assert field.get_value() == value


@pytest.mark.parametrize(("make", "_value", "_nothing"), FIELDS)
def test_every_control_has_a_name_and_no_label_guesses_markup(
    show: Callable[..., Any],
    make: Callable[..., Any],
    _value: Any,
    _nothing: bool | str | tuple[Any, ...] | None,
) -> None:
    field = show(make())
    focused = field.page.focusWidget()
    assert field.label in focused.accessibleName()
    labels = field.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_an_error_is_said_below_and_goes_with_the_next_key(qtbot: QtBot, show: Callable[..., Any]) -> None:
    field = show(LineField("Legal name", hint="As on the card"))
    field.set_error("Legal name is needed.")
    assert "Legal name is needed." in [
        label.text() for label in field.findChildren(QLabel) if label.isVisible()
    ]
    assert field.edit.accessibleDescription() == "Legal name is needed."
    qtbot.keyClicks(field.edit, "A")
    assert field.error == ""
    assert field.edit.accessibleDescription() == "As on the card"


def test_text_is_pasted_plain_and_tab_moves_on(qtbot: QtBot, show: Callable[..., Any]) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    text, after = TextField("Words"), LineField("After")
    column.addWidget(text)
    column.addWidget(after)
    show(page)
    text.setFocus()
    mime = QMimeData()
    mime.setHtml("<b>bold</b><img src='x'>")
    mime.setText("<i>grip</i>")
    text.edit.insertFromMimeData(mime)
    assert text.get_value() == "<i>grip</i>"
    qtbot.keyClick(text.edit, Qt.Key.Key_Tab)
    assert after.edit.hasFocus()


def test_text_grows_with_its_lines_up_to_a_limit(show: Callable[..., Any]) -> None:
    field = show(TextField("Words", lines=1, most=4))
    heights = []
    for lines in (1, 3, 4, 40):
        field.set_value("\n".join("word" for _ in range(lines)))
        heights.append(field.edit.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


@pytest.mark.parametrize(("typed", "value"), [("1.5", 1.5), ("1,5", 1.5), ("2", 2.0), ("", None)])
def test_a_number_is_read_in_no_locale(
    qtbot: QtBot, show: Callable[..., Any], typed: str, value: float | None
) -> None:
    field = show(NumberField("Change", -10, 10, decimals=True))
    qtbot.keyClicks(field.edit, typed)
    assert field.get_value() == value
    assert field.error == ""


def test_a_typographic_minus_is_a_minus() -> None:
    assert parse_number(" −3 ", -10, 10) == -3


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("99", "The number must be from 1 to 52, not 99."),
        ("9" * 20, f"The number must be from 1 to 52, not {'9' * 20}."),
        ("1.5", "“1.5” is not a whole number."),
        ("1_0", "“1_0” is not a whole number."),
        ("six", "“six” is not a whole number."),
    ],
)
def test_a_wrong_number_is_kept_and_said(
    qtbot: QtBot, show: Callable[..., Any], typed: str, sentence: str
) -> None:
    field = show(NumberField("Weeks", 1, 52))
    qtbot.keyClicks(field.edit, typed)
    assert (field.get_value(), field.error, field.edit.text()) == (None, sentence, typed)


def test_a_choice_that_is_no_longer_offered_is_not_lost(qtbot: QtBot) -> None:
    field = ChoiceField("Pressure", ["light", "firm"])
    qtbot.addWidget(field)
    field.set_value("feather")
    assert field.get_value() == "feather"


def test_an_editable_choice_knows_its_choices_by_any_case(qtbot: QtBot, show: Callable[..., Any]) -> None:
    field = show(ChoiceField("Kind", [(1, "Auto"), (2, "Health")], editable=True))
    qtbot.keyClicks(field.combo.lineEdit(), "health")
    assert field.get_value() == 2
    field.combo.lineEdit().selectAll()
    qtbot.keyClicks(field.combo.lineEdit(), "my own")
    assert field.get_value() == "my own"


def test_a_date_is_echoed_and_kept_as_typed(qtbot: QtBot, show: Callable[..., Any]) -> None:
    with clock.set_to(NOON):
        field = show(DateField("Valid until"))
        told = []
        field.changed.connect(told.append)
        qtbot.keyClicks(field.edit, "+2w")
        assert field.get_value() == date(2026, 12, 5)
        assert field.echo.text() == "Sat 5 Dec 2026"
        assert told[-1] == date(2026, 12, 5)
        assert field.get_text() == "+2w"


def test_a_date_that_cannot_be_read_is_said_on_leaving_and_kept(
    qtbot: QtBot, show: Callable[..., Any]
) -> None:
    field = show(DateField("Valid until"))
    qtbot.keyClicks(field.edit, "31 feb")
    assert field.error == ""
    field.edit.clearFocus()
    assert field.error == "I cannot read “31 feb” as a date."
    assert (field.get_value(), field.get_text()) == (None, "31 feb")
    field.edit.setFocus()
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.error == ""


def test_a_birth_date_is_never_a_century_off(qtbot: QtBot, show: Callable[..., Any]) -> None:
    with clock.set_to(NOON):
        field = show(DateField("Birth date", past=True))
        qtbot.keyClicks(field.edit, "1/2/81")
        assert field.get_value() == date(1981, 1, 2)


@pytest.fixture
def form(show: Callable[..., Any]) -> FieldForm:
    made = FieldForm()
    made.add_field("name", LineField("Name"))
    made.add_field("until", DateField("Until"))
    made.add_field("words", TextField("Words"), span=2)
    return show(made)


def test_a_form_shows_a_record_and_gives_its_values_back(qtbot: QtBot, form: FieldForm) -> None:
    form.load_record(SimpleNamespace(name="Søn <x>", until=date(2026, 12, 31)))
    assert form.read_values() == {"name": "Søn <x>", "until": date(2026, 12, 31), "words": ""}
    assert not form.is_dirty
    with qtbot.waitSignal(form.changed):
        qtbot.keyClicks(form.get_field("name").edit, "!")
    assert form.is_dirty
    form.mark_clean()
    assert not form.is_dirty
    form.load_record({"name": "Webb"})
    assert form.read_values() == {"name": "Webb", "until": None, "words": ""}


def test_a_form_refuses_what_it_cannot_read_and_goes_there(qtbot: QtBot, form: FieldForm) -> None:
    qtbot.keyClicks(form.get_field("until").edit, "31 feb")
    assert form.is_dirty
    form.get_field("name").setFocus()
    with pytest.raises(Invalid) as refused:
        form.read_values()
    assert refused.value.field == "until"
    assert form.get_field("until").error == "I cannot read “31 feb” as a date."
    assert form.get_field("until").edit.hasFocus()
    assert form.collect_readable_values() == {"name": "", "until": None, "words": ""}


def test_a_form_says_what_belongs_to_no_field_at_its_top(form: FieldForm) -> None:
    form.show_error("elsewhere", "The case is closed.")
    said = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert "The case is closed." in said
    form.clear_errors()
    assert "The case is closed." not in [
        label.text() for label in form.findChildren(QLabel) if label.isVisible()
    ]


def test_a_form_has_one_column_where_it_is_narrow(qtbot: QtBot, form: FieldForm) -> None:
    name, until = form.get_field("name"), form.get_field("until")
    assert name.y() == until.y()
    form.page.resize(400, 500)
    qtbot.waitUntil(lambda: until.y() > name.y() and until.x() == name.x())
