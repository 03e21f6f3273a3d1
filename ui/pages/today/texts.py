"""The texts of the Today page."""

DATE_FORMAT = "dddd d MMMM"

NO_SESSIONS = "No sessions"
ONE_SESSION = "1 session"
MANY_SESSIONS = "{count} sessions"
NOTHING = "nothing needs you"
ONE_THING = "1 thing needs you"
THINGS = "{count} things need you"

FIND = "Find a client"
FIND_HINT = "Find by name, birth date, phone or chart"
HIT = "{name} · born {born} · chart {number}"
IN_NOTES = "Search the notes of all clients for “{typed}”"
REGISTER = "No client matches. Register “{typed}”"
REGISTER_NEW = "No client matches. Register a new client"

SESSIONS = "Today's sessions"
TIME, CLIENT, WHAT, STATE, ACTION = "Time", "Client", "Visit", "State", "To do"
EMPTY_DAY = "No sessions are planned for today. Find a client to chart a visit."
FIND_CLIENT = "Find a client"
WELCOME = "Welcome. There are no clients yet. Register the first one to start charting."
NEW_CLIENT = "New client"

WORK = "What needs doing"
ALL_DONE = "You are all caught up."
ALL_DONE_MORE = (
    "Unsigned notes, reports, reassessments, authorizations and consents will show up here when they are due."
)
GROUP_SAID = "{title}, {count}: {line}"
