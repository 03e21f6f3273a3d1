"""The Sessions tab: the SOAP note in one view, and the earlier notes."""
