"""The shipped vocabularies as data files, what a clinic adds to them, and the functions that read both."""
