"""Sheets, forms and cards for single records, shared by several pages."""
