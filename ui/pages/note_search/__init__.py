"""The note search page: searches the notes of all clients."""
