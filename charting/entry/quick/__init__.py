"""Quick entry: reads one typed line as the records it may mean. docs/quick-entry.md describes the grammar."""
