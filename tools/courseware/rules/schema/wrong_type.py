"""A list where a text should stand, a text where a number should stand.

The message says what was expected and what was found.

Bad, in an item:

    stem: Nine cups stand in the sink. What do you say?

Good, in an item:

    stem:
      en: Nine cups stand in the sink. What do you say?
      nl: Er staan negen kopjes in de gootsteen. Wat zeg je?
"""
