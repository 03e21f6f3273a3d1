"""Text functions that are independent of records: dates, folding, search queries."""
