"""A folder per page: its widgets, and the presenter that wires them."""
