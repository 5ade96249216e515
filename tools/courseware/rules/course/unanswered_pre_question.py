"""A pre-question that does not lead to a page.

Guessing first helps learners who study the answer afterwards (Pan and Carpenter
2023, Educational Psychology Review 35), so the feedback has to lead them to
the page that holds it: with a link. The figure itself does not stand in it.

Bad, in an item:

    type: pre-question
    figure: kit-cups
    feedback: {en: You will read it later., nl: Dat lees je later.}

Good, in an item:

    type: pre-question
    figure: kit-cups
    feedback:
      en: It stands in [Clean cups](kitchen/index.md).
      nl: Het staat in [Schone kopjes](kitchen/index.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Item
from courseware.wording import wordings

SEVERITY = "warning"


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield the feedback of a pre-question without a link to a page of the course."""
    if item.type != "pre-question":
        return
    for wording in wordings(item):
        for part in wording.others:
            if part.feedback.text and ".md)" not in part.feedback.text and ".md#" not in part.feedback.text:
                help_text = "name the page with a link, as in `[Clean cups](kitchen/index.md)`"
                yield Finding(part.feedback.span(), "this does not lead to the page that holds the answer", help_text)
