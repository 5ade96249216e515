"""A link to a term that the glossary does not have.

In a page, a link to a term of the glossary shows its definition where the
reader is: `[check-in](../glossary.md#check-in)`. The terms are the ids in
`docs/data/glossary.yaml`.

Bad, in a page:

    Ask in the [rota](../glossary.md#rotta) who has the turn.

Bad, in `docs/data/glossary.yaml`:

    terms:
      rota:
        term: {en: rota, nl: rooster}
        definition: {en: Who does what on which day., nl: Wie op welke dag wat doet.}

Bad, in `docs/en/glossary.md`:

    ---
    description: The words of the kitchen.
    ---

    # Glossary

    /// glossary
    ///

Bad, in `docs/nl/glossary.md`:

    ---
    description: De woorden van de keuken.
    ---

    # Woordenlijst

    /// glossary
    ///

Good, in `docs/data/glossary.yaml`:

    terms:
      rota:
        term: {en: rota, nl: rooster}
        definition: {en: Who does what on which day., nl: Wie op welke dag wat doet.}

Good, in `docs/en/glossary.md`:

    ---
    description: The words of the kitchen.
    ---

    # Glossary

    /// glossary
    ///

    Whoever has the turn looks at the [rota](#rota).

Good, in `docs/nl/glossary.md`:

    ---
    description: De woorden van de keuken.
    ---

    # Woordenlijst

    /// glossary
    ///

    Wie aan de beurt is, kijkt op het [rooster](#rota).
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import DATA_FOLDER, Course
from courseware.diagnostics import Finding, Span, did_you_mean, said_enough, short
from courseware.pages import GLOSSARY_PAGE, Page, is_of_glossary
from courseware.text.links import inside

_FILE = f"{DATA_FOLDER}/glossary.yaml"


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield every link to a term that is not there; on the page of the glossary an anchor may be a heading's."""
    known = course.data["glossary"].value if "glossary" in course.data else {}
    if page.path == GLOSSARY_PAGE or said_enough(course.found, _FILE, known):
        return
    for link in page.links:
        path, term = inside(link.target)
        if term and is_of_glossary(page.path, path) and term not in known:
            file, line, column, _, end = link.span
            span = Span(file, line, column + link.target.index("#"), line, end)
            help_text = did_you_mean(term, known, what="terms") or f"add it to {_FILE}"
            yield Finding(span, f"the glossary has no term `{short(term)}`", help_text)
