"""Issues reports from the chart as PDF, for the window and the command line alike. No Qt."""
