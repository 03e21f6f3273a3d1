"""The navigation bar at the left and the tabs of a client."""
