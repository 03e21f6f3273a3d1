"""Pure: records in, what a screen or a page shows out."""
