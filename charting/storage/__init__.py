"""Where records are kept: the only SQL, and the only driver."""
