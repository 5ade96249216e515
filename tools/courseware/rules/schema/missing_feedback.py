"""A choice without feedback.

Feedback that explains helps learning far more than right or wrong alone
(Van der Kleij, Feskens and Eggen 2015, Review of Educational Research 85).
It says why one would choose this, what it costs here, and what to do.

Bad, in an item:

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
