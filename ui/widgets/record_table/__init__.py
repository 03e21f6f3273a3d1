"""Read-only tables and lists of records."""
