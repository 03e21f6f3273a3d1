"""Buttons, inputs, and search lines that know the window's shortcuts."""
