"""The reports of one client: a new one with its page beside its sentences, and those that were issued."""
