"""A mirror without six statements and five answers, or a baseline without twelve and four.

A code of the team mirror has room for six answers out of five, no more and no
less, and all devices have to agree on that. Twelve things are what a manager
can still count in a few minutes, and fit one sheet of paper.

Bad, in `docs/data/mirror.yaml`:

    scale:
      - {en: no, nl: nee}
      - {en: yes, nl: ja}

Good, in `docs/data/mirror.yaml`:

    scale:
      - {en: never, nl: nooit}
      - {en: now and then, nl: soms}
      - {en: as often as not, nl: om en om}
      - {en: mostly, nl: meestal}
      - {en: always, nl: altijd}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.data_file import Data
from courseware.diagnostics import Finding, unread_files
from courseware.nodes import Mapping, Sequence

#: How many statements and answers a file has.
_WANTED = {"mirror": (6, 5), "baseline": (12, 4)}


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield a number of statements, or of answers, that the pages cannot use."""
    if data.name not in _WANTED or data.file in unread_files(course.found):
        return
    # One that came twice is said already, and may be meant to be another.
    doubled = any(found.span.file == data.file for found in course.with_rule("duplicate-key"))
    statements, steps = _WANTED[data.name]
    if not doubled:
        yield from _wrong_number(data, "statements", statements, "statements")
    yield from _wrong_number(data, "scale", steps, "answers on its scale")


def _wrong_number(data: Data, key: str, wanted: int, what: str) -> Iterator[Finding]:
    node = data.node.values.get(key)
    inside = node.items if isinstance(node, Sequence) else node.values if isinstance(node, Mapping) else None
    # Where something else stands, that is said already.
    if inside is not None and len(inside) != wanted:
        message = f"the {data.name} has {len(inside)} {what}, and {wanted} are needed"
        yield Finding(data.node.key(key), message, "remove some" if len(inside) > wanted else "add some")
