"""A typewriter's mark where type has a better one: ' and ", three dots, a hyphen as a dash, a space before a comma.

They slip in with text from elsewhere, and beside the curly marks of the rest
they look like a mistake. House style: English “double”, Dutch ‘single’
quotation marks, ’ for the apostrophe, … and –. Code, links and HTML are left
alone; where it is certain which mark is meant, the finding carries the repair.

Bad, in an item:

    stem:
      en: Esra doesn't look up ... What do you say?
      nl: Esra kijkt niet op , ze roert. Wat zeg je?

Good, in an item:

    stem:
      en: Esra doesn’t look up … What do you say?
      nl: Esra kijkt niet op, ze roert. Wat zeg je?

Bad, in a page:

    Wim says "hello" to Esra.

Good, in a page:

    Wim says “hello” to Esra - who is not there.
"""
