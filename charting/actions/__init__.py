"""What a person does: small functions on an open Chart. The window and the command line call the same ones.

Each takes the chart, who acts (a Therapist), and what they say; it stores and logs in one transaction and
returns what it stored. Each raises ChartingError for what the person can mend.
"""
