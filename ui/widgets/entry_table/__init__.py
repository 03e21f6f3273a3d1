"""The table in which a therapist types rows: findings, ranges of motion, treatment lines."""
