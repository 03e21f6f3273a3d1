"""Questions, messages, forms in a dialog, and the list of shortcuts."""
