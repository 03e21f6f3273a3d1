"""Turns records into what a screen or a paper shows. Pure functions: nothing here reads a file or a clock."""
