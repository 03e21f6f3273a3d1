"""The trend chart: its data, scale, drawing and legend."""
