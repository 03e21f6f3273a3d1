"""Sessions: the SOAP note in one view, and the notes before it."""
