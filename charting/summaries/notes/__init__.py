"""Puts notes in words: to read, to search, to recall and to copy forward. Keeps marks and findings in step."""
