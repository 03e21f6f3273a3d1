"""What was measured: keys, readings over time, trends, and previous values."""
