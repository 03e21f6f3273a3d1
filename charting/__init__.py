"""The chart: records, their rules, where they are kept and what a person does with them. No Qt, no paper."""

__version__ = "0.1.0"
