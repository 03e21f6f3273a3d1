"""Text without any record: dates, wording, folding, search queries, excerpts and snippets."""
