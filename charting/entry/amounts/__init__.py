"""Parses and formats amounts as therapists state them: ranges, strength, doses, relative pain and negatives."""
