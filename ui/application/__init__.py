"""The running program: start-up, the main window, preloading, and maintenance while nobody types."""
