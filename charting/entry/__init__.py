"""Turns what a therapist types into records: quick entry, amounts, doses, snippets, templates."""
