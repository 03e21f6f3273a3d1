"""Plan & goals: the plan that holds with its goals judged from the chart, its revisions, and its editor."""
