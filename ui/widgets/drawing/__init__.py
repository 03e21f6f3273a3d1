"""Widgets that show the drawings of `charting.drawing`."""
