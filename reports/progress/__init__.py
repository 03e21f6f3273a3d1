"""The progress report: its blocks, and the one page that they are fitted to."""
