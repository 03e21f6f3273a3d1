"""What run.py does: the environment, the system libraries, the developer's checks. Standard library only."""
