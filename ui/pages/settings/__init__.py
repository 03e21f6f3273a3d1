"""The Settings page: letterhead, therapists, appearance, custom data, the clinic file and its backups."""
