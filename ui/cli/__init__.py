"""The command line. Nothing is imported here, so that `python -m ui.cli` starts quickly."""
