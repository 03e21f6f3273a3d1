"""All that happened to a client, newest first."""
