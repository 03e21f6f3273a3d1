"""Cards and the badges, notices, and empty states that stand on them."""
