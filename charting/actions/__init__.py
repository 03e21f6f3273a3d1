"""What a person does: small functions on an open `ClinicFile`. The window and the command line call the same ones.

Each takes the clinic file, who acts (a `Therapist`) and what they entered. It stores and logs in one transaction and
returns what it stored. It raises a `ChartingError` for anything that the person can fix.
"""
