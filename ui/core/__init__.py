"""What every page uses: the chart's thread, commands, settings, file paths, and the error log."""
