"""Content of the list of keys: groups of commands, and the keys inside a strip, a table, and the body figure."""

from typing import NamedTuple


class ShortcutGroup(NamedTuple):
    """A title, the ids of its commands, and other keys as (keys, what they do)."""

    title: str
    commands: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


TITLE = "Keys"
CLOSE = "Close"
LINE_DESCRIPTION = "{text}: {keys}"

COLUMNS: tuple[tuple[ShortcutGroup, ...], ...] = (
    (
        ShortcutGroup(
            "Go to",
            (
                "go.today",
                "go.clients",
                "go.reports",
                "go.providers",
                "go.settings",
                "go.back",
                "help.keys",
                "quit",
            ),
        ),
        ShortcutGroup(
            "Note",
            (
                "session.new",
                "assessment.new",
                "note.sign",
                "note.addendum",
                "note.carry",
                "assessment.template",
                "save",
                "note.undo",
                "note.redo",
            ),
            (("Ctrl+Return", "Save the open form"),),
        ),
        ShortcutGroup("Report", ("report.new", "report.print", "report.pdf")),
    ),
    (
        ShortcutGroup(
            "Client",
            (
                "client.find",
                "client.new",
                "notes.find",
                "tab.overview",
                "tab.assessments",
                "tab.sessions",
                "tab.plan",
                "tab.referral",
                "tab.reports",
                "tab.history",
                "tab.measures",
            ),
        ),
        ShortcutGroup(
            "Quick entry",
            ("note.quick",),
            (
                ("/", "The same, when you are not typing text"),
                ("Return", "File what was understood"),
                ("Alt+1 … 7", "File that choice from the list"),
                ("Alt+0", "Keep it as text"),
                ("Tab", "Write out the meaning"),
                ("Esc", "Back to where you were"),
            ),
        ),
        ShortcutGroup(
            "Lists",
            others=(
                ("Down", "From the search line to the results"),
                ("Return", "Open the selected row"),
                ("Esc", "Clear the search line, then leave it"),
            ),
        ),
    ),
    (
        ShortcutGroup(
            "Strip of numbers or words",
            others=(
                ("0 … 9", "Chart that number"),
                ("1 0  or  X", "Chart 10"),
                ("First letter", "Choose that word"),
                ("← →", "Previous, next"),
                ("Backspace", "Not charted"),
            ),
        ),
        ShortcutGroup(
            "Table in a note",
            ("row.add", "row.remove", "row.confirm", "row.items"),
            (
                ("Return", "Open the cell, then the next one"),
                ("Tab", "Next cell; past the last, a new row"),
                ("Space", "Confirm the carried row"),
                ("Delete", "Clear the cell"),
                ("Esc", "Leave the cell as it was"),
            ),
        ),
        ShortcutGroup(
            "Body figure",
            others=(
                ("← ↑ → ↓", "Move between regions"),
                ("Tab", "Next region or mark, once one is selected"),
                ("Return", "Mark the region; open the mark’s sheet"),
                ("Ctrl+← →", "Move between marks"),
                ("P A L T H D E N S B", "Symbol of this mark, or of the next one"),
                ("R", "Where it radiates to; Space adds a place"),
                ("V", "Front and back, or the sides"),
                ("G", "Show or hide the earlier visit"),
                ("Delete", "Remove the selected mark"),
            ),
        ),
    ),
)
