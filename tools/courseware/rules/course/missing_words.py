"""A language for which the site has no words of its own.

Buttons and labels come from `tools/courseware/words/<language>.yaml`. Without
that file they would be in another language than the text.

Bad, in the course file:

    languages:
      en: {name: English, state: published}
      nl: {name: Nederlands, state: published}
      fr: {name: Français, state: published}

Good, in the course file:

    languages:
      en: {name: English, state: published}
      nl: {name: Nederlands, state: published}
      fr: {name: Français, state: draft}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.words import catalogues


def check(course: Course) -> Iterator[Finding]:
    """Yield every published language without a catalogue of words; a draft one borrows another's."""
    for language in course.file.languages:
        if not language.draft and language.code not in catalogues():
            message = f"the site has no words in `{language.code}`"
            help_text = f"write tools/courseware/words/{language.code}.yaml, or mark the language as draft"
            yield Finding(language.span, message, help_text)
