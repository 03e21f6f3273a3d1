"""One client: the banner that never scrolls away, and the tabs of the chart."""
