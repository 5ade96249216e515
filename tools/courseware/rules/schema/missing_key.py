"""A key that has to be there and is not.

The message names the key and what to write.

Bad, in the course file:

    languages:
      en: {name: English, state: published}
      nl: {name: Nederlands}

Good, in the course file:

    languages:
      en: {name: English, state: published}
      nl: {name: Nederlands, state: published}
"""
