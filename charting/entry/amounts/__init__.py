"""Amounts as therapists state them: ranges, strength, doses, relative pain and negatives, parsed and formatted.

Nothing is guessed: text that is not understood raises Invalid with one sentence, or gives None and the caller keeps the text.
"""
