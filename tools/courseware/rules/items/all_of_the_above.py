"""A choice that accepts all others, such as "all of the above".

Who knows that two choices are right has found the answer without knowing the
third; who knows that one is wrong may forget this one (Haladyna, Downing and
Rodriguez 2002, Applied Measurement in Education 15). A choice that names all
others or all statements by name counts as well: "A, B and C". On exam items
that people had labelled, eleven of twelve warnings were right.

Bad, in an item:

    choices:
      a: {en: Cups, nl: Kopjes, feedback: {en: They stand there., nl: Die staan er.}}
      b: {en: Plates, nl: Borden, feedback: {en: They stand there., nl: Die staan er ook.}}
      c: {en: All of the above, nl: Al het bovenstaande, feedback: {en: Yes., nl: Ja.}}

Good, in an item:

    choices:
      a: {en: Cups, nl: Kopjes, feedback: {en: They stand there., nl: Die staan er.}}
      b: {en: Plates, nl: Borden, feedback: {en: They stand there., nl: Die staan er ook.}}
      c: {en: Spoons, nl: Lepels, feedback: {en: Yes., nl: Ja.}}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.diagnostics import Finding
from courseware.text.bare import bare
from courseware.text.labels import accepting, labels
from courseware.text.word_sets import is_about_others, word_set
from courseware.wording import ChoiceWording, Wording

SEVERITY = "warning"


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first choice that accepts the others."""
    for choice in _accepting(wording):
        help_text = "let learners choose each by itself (`type: multiple-response`), or write another choice"
        yield Finding(choice.text.span(), "this choice accepts all others", help_text)
        return


def _accepting(wording: Wording) -> Iterator[ChoiceWording]:
    yield from (choice for choice in wording.choices if is_about_others(choice.text, "all-of-the-above"))
    connecting = word_set(wording.language, "label-words")
    named = {choice.id: labels(bare(choice.text.plain), connecting) for choice in wording.choices}
    accepts = accepting(named)
    yield from (choice for choice in wording.choices if choice.id in accepts)
