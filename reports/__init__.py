"""Paper: summaries in, PDF bytes out."""
