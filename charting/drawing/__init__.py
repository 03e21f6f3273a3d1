"""The body figure and the trend chart, described as shapes once for both the screen and paper."""
