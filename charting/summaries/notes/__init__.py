"""Notes in words: to read, to search, to recall and to copy forward; marks and findings kept in step."""
