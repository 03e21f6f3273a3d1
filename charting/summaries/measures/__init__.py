"""What was measured: keys, readings over time, trends, and the value before."""
