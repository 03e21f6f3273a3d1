"""The rows of the lists of clients, reports and providers, and how they are searched."""
