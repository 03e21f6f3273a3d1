"""Quick entry: one typed line, read as the records that it may mean. docs/quick-entry.md is the grammar."""
