"""Too few or too many choices; so with the pairs, targets and steps of other types.

Three choices work as well as four or five (Rodriguez 2005, Educational
Measurement: Issues and Practice 24(2)); more than that make long reading
and weak distractors.

Bad, in an item:

    choices:
      a:
        en: “I’ll wash, will you dry?”
        nl: ‘Ik was af, droog jij?’
        feedback:
          en: Yes. One request, to one person.
          nl: Ja. Eén verzoek, aan één mens.
    answer: a

Good, in an item:

    choices:
      a:
        en: “I’ll wash, will you dry?”
        nl: ‘Ik was af, droog jij?’
        feedback:
          en: Yes. One request, to one person.
          nl: Ja. Eén verzoek, aan één mens.
      b:
        en: You put up a notice.
        nl: Je hangt een briefje op.
        feedback:
          en: It reaches everyone, and asks everyone at once.
          nl: Het bereikt iedereen, en vraagt het aan iedereen tegelijk.
    answer: a
"""
