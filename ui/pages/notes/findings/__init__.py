"""The tables of findings that assessments, sessions and plans share: records in, typed rows, records out."""
