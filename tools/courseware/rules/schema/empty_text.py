"""A key without a text behind it.

It would leave a hole in the page. Write the text, or take the key away.

Bad, in an item:

    rationale:
      en: Count who is asked.
      nl:

Good, in an item:

    rationale:
      en: Count who is asked.
      nl: Tel aan wie je het vraagt.
"""
