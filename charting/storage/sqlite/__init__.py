"""All that only SQLite knows: connection, schema migrations, indexes for searching, bulk load, backup, integrity check."""
