"""An objective of a published module that no page of the module teaches.

The course promises it on the module's first page. A page says what it teaches
under `objectives` in its front matter. That what is promised, taught and
practised are the same is called alignment, and is what a course stands on
(Biggs 1996, Higher Education 32). Asked once the front matter of the module's
pages has no errors. A module that is `planned` may promise what is not there.

Bad, in a module:

    objectives:
      - id: settle-the-washing-up
        level: apply
        text:
          en: Choose a first sentence that starts a talk about the washing-up.
          nl: Een eerste zin kiezen waarmee je over de afwas begint.
      - id: read-a-small-survey
        level: evaluate
        text:
          en: Tell what a survey on one floor can carry.
          nl: Zeggen wat je met een enquête op één verdieping mag beweren.
      - id: draw-up-a-rota
        level: create
        text:
          en: Draw up a rota on which nobody stands twice in a row.
          nl: Een rooster maken waarop niemand twee keer achter elkaar staat.

Good, in a module:

    objectives:
      - id: settle-the-washing-up
        level: apply
        text:
          en: Choose a first sentence that starts a talk about the washing-up.
          nl: Een eerste zin kiezen waarmee je over de afwas begint.
      - id: read-a-small-survey
        level: evaluate
        text:
          en: Tell what a survey on one floor can carry.
          nl: Zeggen wat je met een enquête op één verdieping mag beweren.
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding

SEVERITY = "warning"


def check(course: Course) -> Iterator[Finding]:
    """Yield each objective that no page of its module names."""
    wrong = {diagnostic.span.file for diagnostic in course.found}
    known = course.file.objectives
    for module in course.file.modules:
        pages = [page for language in course.languages for page in course.pages_of(module, language)]
        taught = {name for page in pages for name in page.meta.get("objectives") or ()}
        # A mistyped name on a page is said there, and so is a folder without pages.
        if module.planned or not pages or not taught <= known.keys() or any(page.file in wrong for page in pages):
            continue
        for objective in module.objectives:
            if objective.id and objective.id not in taught:
                message = f"no page of the module teaches `{objective.id}`"
                help_text = "add it to `objectives:` of the page that does, in each language"
                yield Finding(objective.node.at("id"), message, help_text)
