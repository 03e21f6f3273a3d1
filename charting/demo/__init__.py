"""A believable sample clinic, told through the actions that the window calls.

Each client is a JSON file in `clients/`, in the order of their chart numbers, that a clinician can read and correct;
every day in it is a number of days from today. `story.py` says what such a file may hold.
"""

from charting.demo.seed_clinic import FEATURED, make_demo

__all__ = ["FEATURED", "make_demo"]
