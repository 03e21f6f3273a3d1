"""The quick entry line and its list of possible meanings."""
