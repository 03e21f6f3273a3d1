"""Settings: letterhead, therapists, appearance, the chart file and its backups."""
