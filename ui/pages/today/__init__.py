"""The Today page: the day's visits and what needs doing."""
