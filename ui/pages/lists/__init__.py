"""Shared by the pages that list and search records."""
