"""Everything that depends on SQLite: connection, files, schema, search indexes, bulk load, backup, integrity check."""
