"""Form fields with a label, a hint, and an error line."""
