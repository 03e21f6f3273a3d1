"""Reports of one client: the page to come beside its sentences, and those that were issued."""
