"""Issues reports from the clinic file as PDF, for the window and the command line alike. No Qt."""
