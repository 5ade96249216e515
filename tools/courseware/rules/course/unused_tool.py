"""A tool that no page embeds.

It is checked and translated, and nobody ever fills it in.

Bad, in `docs/data/tools.yaml`:

    tools:
      rota:
        title: {en: A rota, nl: Een rooster}
        intro: {en: Who does what., nl: Wie wat doet.}
        objectives: [settle-the-washing-up]
        fields:
          - id: first-day
            kind: date
            label: {en: First day, nl: Eerste dag}
            help: {en: A day with many cups., nl: Een dag met veel kopjes.}
            example: {en: Monday, nl: maandag}

Good, in `docs/data/tools.yaml`:

    tools:
      rota:
        title: {en: A rota, nl: Een rooster}
        intro: {en: Who does what., nl: Wie wat doet.}
        objectives: [settle-the-washing-up]
        fields:
          - id: first-day
            kind: date
            label: {en: First day, nl: Eerste dag}
            help: {en: A day with many cups., nl: Een dag met veel kopjes.}
            example: {en: Monday, nl: maandag}

Good, in `docs/en/kitchen/rota.md`:

    ---
    description: A rota for the kitchen.
    ---

    # A rota

    /// tool | rota
    ///

Good, in `docs/nl/kitchen/rota.md`:

    ---
    description: Een rooster voor de keuken.
    ---

    # Een rooster

    /// tool | rota
    ///
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import TOOLS_FILE, Course
from courseware.data_file import Data
from courseware.diagnostics import Finding, nearest, unread_files
from courseware.nodes import Mapping


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield every tool that no page embeds."""
    unread = unread_files(course.found)
    written = data.node.values.get("tools")
    if data.file != TOOLS_FILE or not isinstance(written, Mapping) or any(page.file in unread for page in course.pages):
        return
    blocks = [block for page in course.pages for block in page.blocks]
    embedded = {block.argument for block in blocks if block.name == "tool"}
    # Where its block is mistyped, that is said there.
    mistyped = embedded - course.tools.keys()
    leaking = any(block.problem and block.meant == "block" for block in blocks)
    for name in course.tools:
        if name not in embedded and not nearest(name, mistyped) and not leaking:
            help_text = f"put `/// tool | {name}` and a line of `///` into a page of each language"
            yield Finding(written.key(name), f"no page embeds the tool `{name}`", help_text)
