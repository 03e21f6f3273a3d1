"""Labels for text, status messages, and the expansion of text snippets."""
