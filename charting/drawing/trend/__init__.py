"""The trend chart: its data, its scale, and how it and its legend are drawn."""
