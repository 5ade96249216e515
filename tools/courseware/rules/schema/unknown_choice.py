"""An answer that names no choice.

The answer holds the letter of a choice, as written under `choices`.
"""
