"""The page that every paper is set on: sheet, blocks, wrapped text, fonts, colors, drawings."""
