"""What Today shows: the schedule, and what needs doing."""
