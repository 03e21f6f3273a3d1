"""The timeline: everything that happened to a client, newest first."""
