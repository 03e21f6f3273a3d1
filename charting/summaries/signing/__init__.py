"""What a note must hold before it can be signed, and what in it is implausible."""
