"""Clients: find one, or register one."""
