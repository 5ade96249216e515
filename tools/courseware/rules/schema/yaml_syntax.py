"""A file that is not YAML.

The file cannot be read from this line on. Most often a quotation mark is
not closed, a text holds `: ` without quotes, or a line is indented in
another way than its neighbours. A text behind `>-` on the next lines needs
no quotes at all.

Bad, in an item:

    stem:
      en: Wim says: “Nine cups.” What do you say?
      nl: Wim zegt: ‘Negen kopjes.’ Wat zeg je?

Good, in an item:

    stem:
      en: >-
        Wim says: “Nine cups.” What do you say?
      nl: >-
        Wim zegt: ‘Negen kopjes.’ Wat zeg je?
"""
