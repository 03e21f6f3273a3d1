"""The layout of all papers: sheets, blocks, wrapped text, fonts, colors, drawings."""
