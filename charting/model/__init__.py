"""The records of the clinic file and their rules: immutable, checked when they are made, independent of storage and window."""
