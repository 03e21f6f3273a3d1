"""Find in notes: who else had that, over the notes of all clients."""
