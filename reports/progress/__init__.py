"""The progress report on paper: its blocks, and the page that they are made to fit."""
