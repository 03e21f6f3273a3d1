"""Reports: what is due, and what was issued."""
