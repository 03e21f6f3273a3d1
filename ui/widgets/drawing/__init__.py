"""Widgets that show a drawing of charting.drawing."""
