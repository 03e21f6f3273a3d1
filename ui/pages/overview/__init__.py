"""The Overview tab: how the client does, what needs doing, what happened."""
