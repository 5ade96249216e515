"""An item that does not say which choice is right.

Without its answer an item can be neither checked nor scored.

Bad, in a quiz:

    items:
      - id: last-clean-cup
        type: single-choice
        objective: settle-the-washing-up
        stem:
          en: You take the last clean cup. What do you do?
          nl: Je pakt het laatste schone kopje. Wat doe je?
        choices:
          a:
            en: You wash two.
            nl: Je wast er twee af.
            feedback:
              en: Yes. Whoever comes next finds one.
              nl: Ja. Wie na je komt, vindt er een.
          b:
            en: You say that there are no more.
            nl: Je zegt dat ze op zijn.
            feedback:
              en: Now they know. They still have no cup.
              nl: Nu weten ze het. Een kopje hebben ze nog niet.

Good, in a quiz:

    items:
      - id: last-clean-cup
        type: single-choice
        objective: settle-the-washing-up
        stem:
          en: You take the last clean cup. What do you do?
          nl: Je pakt het laatste schone kopje. Wat doe je?
        choices:
          a:
            en: You wash two.
            nl: Je wast er twee af.
            feedback:
              en: Yes. Whoever comes next finds one.
              nl: Ja. Wie na je komt, vindt er een.
          b:
            en: You say that there are no more.
            nl: Je zegt dat ze op zijn.
            feedback:
              en: Now they know. They still have no cup.
              nl: Nu weten ze het. Een kopje hebben ze nog niet.
        answer: a
"""
