"""What a therapist types, and the records that it means: quick entry, amounts, doses, snippets, templates."""
