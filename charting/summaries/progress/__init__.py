"""Is the client getting better? Visit counters, goals, the headline of the overview, and the progress report."""
