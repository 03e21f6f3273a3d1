"""The Clients page: find or register a client."""
