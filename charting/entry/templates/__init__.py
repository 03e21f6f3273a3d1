"""Assessment templates: their lines, and the names that a line may use."""
