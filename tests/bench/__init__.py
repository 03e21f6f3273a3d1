"""Measured speed: what a therapist waits for, each beside the least that any program would need for it."""
