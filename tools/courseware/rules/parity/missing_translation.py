"""A text that is missing in one of the course's languages.

Languages that are marked `draft` in `docs/data/course.yaml` may have gaps;
the others have every text.

Bad, in an item:

    rationale:
      en: Count who is asked.

Good, in an item:

    rationale:
      en: Count who is asked.
      nl: Tel aan wie je het vraagt.
"""
