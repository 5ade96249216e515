"""A word that the glossary explains twice.

Two definitions of one word drift apart, and nobody knows which one a lesson
means. Compared are `term` and `also` in each language, without regard to
capitals.

Bad, in `docs/data/glossary.yaml`:

    terms:
      rota:
        term: {en: rota, nl: rooster}
        definition: {en: Who does what on which day., nl: Wie op welke dag wat doet.}
      turns:
        term: {en: turns, nl: beurten}
        also:
          - {en: Rota, nl: corveelijst}
        definition: {en: The days on which you wash up., nl: De dagen waarop jij afwast.}

Good, in `docs/data/glossary.yaml`:

    terms:
      rota:
        term: {en: rota, nl: rooster}
        also:
          - {en: list of turns, nl: rooster}
        definition: {en: Who does what on which day., nl: Wie op welke dag wat doet.}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.data_file import Data
from courseware.data_files.glossary import Term
from courseware.diagnostics import Finding
from courseware.localised import localised
from courseware.text.prose import Prose


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the words of each term that an earlier one has as well."""
    first: dict[tuple[str, str], tuple[Term, Prose]] = {}
    for term in data.value.values() if data.name == "glossary" else ():
        for prose in _words(term, course):
            word = " ".join(prose.text.split())
            other, place = first.setdefault((prose.language, word.casefold()), (term, prose))
            if other is not term:
                yield Finding(
                    prose.span(),
                    f"“{word}” is explained twice",
                    "take one of them out, or give this one another word",
                    other=place.span(),
                    other_label=f"first under `{other.id}`",
                )


def _words(term: Term, course: Course) -> Iterator[Prose]:
    for key in ("term", "also"):
        for _, texts in localised(term.node.values.get(key), course.languages):
            yield from texts.values()
