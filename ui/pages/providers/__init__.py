"""Providers: who refers, and how to reach them."""
