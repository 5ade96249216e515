"""A key that stands twice in one place.

Only one of the two texts can count; YAML readers differ in which. Where the
keys of an item come again from its `id` on, the next one begins there, and
lacks the `- ` in front of its `id`.

Bad, in an item:

    stem:
      en: The sink is full. What do you say?
      nl: De gootsteen is vol. Wat zeg je?
      en: Nine cups stand in the sink. What do you say?

Good, in an item:

    stem:
      en: Nine cups stand in the sink. What do you say?
      nl: Er staan negen kopjes in de gootsteen. Wat zeg je?
"""
