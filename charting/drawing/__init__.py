"""The body figure and the trend chart, described once for the screen and for paper."""
