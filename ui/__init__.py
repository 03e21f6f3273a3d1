"""The ways in: the window and the command line."""

from charting import __version__

__all__ = ["__version__"]
