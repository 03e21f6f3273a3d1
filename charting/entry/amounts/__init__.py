"""Amounts as therapists state them: ranges, strength, doses, relative pain and negatives, parsed and formatted."""
