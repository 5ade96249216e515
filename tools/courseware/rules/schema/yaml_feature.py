"""Anchors, aliases, types and second documents in YAML.

`&name`, `*name` and `!type` let one piece of text stand for another. Whoever
edits the one does not see the other, so the course does without them. A
text that has to begin with such a mark is put in quotes.

Bad, in an item:

    rationale:
      en: !Nobody feels asked.
      nl: !Niemand voelt zich aangesproken.

Good, in an item:

    rationale:
      en: "!Nobody feels asked."
      nl: "!Niemand voelt zich aangesproken."
"""
