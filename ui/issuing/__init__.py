"""From the chart to a report on paper, the same for the window and the command line. No Qt."""
