"""The Providers page: referring providers and how to reach them."""
