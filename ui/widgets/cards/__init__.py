"""Cards and the badges, notices, and empty states on them."""
