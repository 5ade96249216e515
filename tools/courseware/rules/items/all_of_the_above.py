"""A choice that accepts all others, such as "all of the above".

Who knows that two choices are right has found the answer without knowing the
third; who knows that one is wrong may forget this one (Haladyna, Downing and
Rodriguez 2002, Applied Measurement in Education 15). A choice that names all
statements one by one counts as well: "(i), (ii) and (iii)".

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
from courseware.text.labels import labels
from courseware.text.terms import patterns
from courseware.wording import ChoiceWording, Wording
from courseware.words import word_lists

SEVERITY = "warning"

#: A choice with more characters says something of its own.
LONGEST = 80


def check_wording(wording: Wording) -> Iterator[Finding]:
    """Yield the first choice that accepts the others."""
    for choice in _accepting(wording):
        help_text = "let learners choose each by itself (`type: multiple-response`), or write another choice"
        yield Finding(choice.text.span(), "this choice accepts all others", help_text)
        return


def _accepting(wording: Wording) -> Iterator[ChoiceWording]:
    forms = patterns(wording.language, "all-of-the-above")
    short = [choice for choice in wording.choices if len(choice.text.text) <= LONGEST]
    yield from (choice for choice in short if any(form.fullmatch(bare(choice.text.plain)) for form in forms))
    connecting = word_lists(wording.language).get("label-words", ())
    named = {choice.id: labels(bare(choice.text.plain), connecting) for choice in short}
    every = frozenset().union(*named.values())
    if len(every) > 2 and sum(map(bool, named.values())) > 1:
        yield from (choice for choice in short if named[choice.id] == every)
