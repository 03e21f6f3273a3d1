"""The client page: the banner, which is always visible, and the tabs of the client's chart."""
