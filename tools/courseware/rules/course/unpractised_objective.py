"""An objective of a published module that nothing practises: no item, no scenario, no tool.

What learners only read, they forget; answering and doing is what makes it stay
(Adesope, Trevisan and Sundararajan 2017, Review of Educational Research
87(3)). In a tool learners fill in a sheet for their own work: it is one of
`docs/data/tools.yaml`, or a page with `kind: tool` in its front matter. Asked
once quizzes and scenarios have no errors.

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

Bad, in the front matter:

    objectives: [settle-the-washing-up, read-a-small-survey, draw-up-a-rota]

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
      - id: draw-up-a-rota
        level: create
        text:
          en: Draw up a rota on which nobody stands twice in a row.
          nl: Een rooster maken waarop niemand twee keer achter elkaar staat.

Good, in the front matter:

    objectives: [settle-the-washing-up, read-a-small-survey, draw-up-a-rota]
    kind: tool
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import QUIZ_FOLDER, Course
from courseware.diagnostics import Finding

SEVERITY = "warning"


def check(course: Course) -> Iterator[Finding]:
    """Yield each objective that no item, scenario or tool names."""
    # An item without its objective, or with a mistyped one, is said there.
    if any(found.severity == "error" and found.span.file.startswith(f"{QUIZ_FOLDER}/") for found in course.found):
        return
    practised = {item.objective for quiz in course.bank.values() for item in quiz.items}
    practised |= {name for scenario in course.scenarios.values() for name in scenario.objectives}
    practised |= {name for tool in course.tools.values() for name in tool.objectives}
    for page in course.pages:
        if page.meta.get("kind") == "tool":
            practised |= set(page.meta.get("objectives") or ())
    for module in course.file.modules:
        for objective in module.objectives if not module.planned else ():
            if objective.id and objective.id not in practised:
                message = f"nothing practises `{objective.id}`"
                help_text = "write an item or a scenario for it, or name it in a page with `kind: tool`"
                yield Finding(objective.node.at("id"), message, help_text)
