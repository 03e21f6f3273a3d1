"""The Measures tab of the client page."""
