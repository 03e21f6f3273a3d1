"""Today: who comes, and what needs doing."""
