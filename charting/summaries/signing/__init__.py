"""What a note needs before it can be signed, and which of its values are implausible."""
