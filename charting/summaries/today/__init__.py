"""The content of Today: the schedule, and what needs doing."""
