"""Quick entry: parses one typed line into the records that it may mean. docs/quick-entry.md is the grammar."""
