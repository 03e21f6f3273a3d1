"""The lists of clients, reports and providers: their rows, and the search in them."""
