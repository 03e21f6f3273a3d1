"""Sheets, forms and cards of single records that several pages share."""
