"""The History tab: all that happened to a client, and the log of who wrote what."""
