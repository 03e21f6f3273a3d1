"""The shipped vocabularies: data files and the one way to read them."""
