"""The Reports page: due reports, and issued ones."""
