"""Widgets that any page can use."""
