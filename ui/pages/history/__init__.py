"""The History tab: everything that happened to a client, and the log of who wrote what."""
