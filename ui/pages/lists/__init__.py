"""What the pages that list and find records share."""
