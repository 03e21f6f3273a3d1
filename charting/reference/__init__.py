"""The shipped vocabularies: the data files, and the functions that read them together with the clinic's own entries."""
