"""The Plan & goals tab: the plan of care in force, its revisions, and its editor."""
