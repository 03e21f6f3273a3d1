"""Assessment templates: the lines that they are made of, and the names that such a line may use."""
