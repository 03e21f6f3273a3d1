"""The Overview tab: the client's progress, what needs doing, and what happened."""
