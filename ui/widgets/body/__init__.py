"""The body figure: viewing it, marking it, and describing a mark."""
