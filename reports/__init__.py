"""Papers: content from the summaries goes in, the bytes of a PDF come out."""
