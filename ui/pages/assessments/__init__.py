"""The Assessments tab: initial assessments, reassessments and discharge assessments."""
