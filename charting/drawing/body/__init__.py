"""The body figure: its outline and regions, the marks on it, radiation, and the areas to avoid."""
