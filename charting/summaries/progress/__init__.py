"""Whether a client gets better: visits counted, goals judged, the headline, and the progress report."""
