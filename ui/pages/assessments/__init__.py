"""Assessments: initial, at reassessment, at discharge; a draft in its editor, a signed one to read."""
