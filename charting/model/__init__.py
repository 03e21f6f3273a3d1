"""The records of a chart and their rules: frozen, checked on construction, free of storage and screen."""
