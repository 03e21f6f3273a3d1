"""A believable sample clinic, charted through the same actions that the window calls.

Each client is a JSON file in `clients/`, in the order of their chart numbers, which a clinician can read and correct.
Every day in it is a number of days from today. `schema.py` defines what such a file may hold.
"""
