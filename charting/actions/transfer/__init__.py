"""The whole clinic file as one JSON document, out and in again."""
