"""Text that knows no record: dates, wording, folding, search queries."""
