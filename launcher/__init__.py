"""What run.py does on a machine: the environment, what the system must bring, the checks. Only stdlib."""
