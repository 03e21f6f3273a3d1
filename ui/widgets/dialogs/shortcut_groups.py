"""What the list of keys says: the groups of commands, and the keys inside a strip, a table, the body figure."""

from typing import NamedTuple


class ShortcutGroup(NamedTuple):
    """A title, the commands under it by id, and other keys as (keys, what they do)."""

    title: str
    commands: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


TITLE = "Keys"
CLOSE = "Close"
LINE_SAID = "{text}: {keys}"

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
            (("Ctrl+Return", "Save a sheet that is open"),),
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
                ("/", "The same, where no text is being typed"),
                ("Return", "File what is understood"),
                ("Alt+1 … 7", "File that one of the list"),
                ("Alt+0", "Keep it as words"),
                ("Tab", "Write it out"),
                ("Esc", "Back to where one was"),
            ),
        ),
        ShortcutGroup(
            "Lists",
            others=(
                ("Down", "From the find line to what was found"),
                ("Return", "Open the line chosen"),
                ("Esc", "Empty the find line, then leave it"),
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
                ("← →", "The one before, the one after"),
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
                ("Delete", "Empty the cell"),
                ("Esc", "Leave the cell as it was"),
            ),
        ),
        ShortcutGroup(
            "Body figure",
            others=(
                ("← ↑ → ↓", "Walk over the regions"),
                ("Tab", "The next region or mark, once one is reached"),
                ("Return", "Mark the region; open the mark’s sheet"),
                ("Ctrl+← →", "Choose among the marks"),
                ("P A L T H D E N S B", "Its symbol, or that of the next"),
                ("R", "Where it radiates to; Space adds a place"),
                ("V", "Front and back, or the sides"),
                ("G", "The earlier visit beneath, or not"),
                ("Delete", "Remove the mark chosen"),
            ),
        ),
    ),
)
