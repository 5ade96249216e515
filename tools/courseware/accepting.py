"""Records that the languages say the same as they stand now: `course check --accept-twins`.

What cannot be in step is refused and keeps the record that it has: what lacks
a language or is unfinished, and what holds an error, since nobody knows then
what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from courseware.checking import Checked
from courseware.course import COURSE_FILE
from courseware.replacing import is_link, replace_file, why
from courseware.twins import TWINS_FILE, current_texts, files_of, read_twins, written

#: So many refused names are said; who has mended these meets the others.
MOST_NAMES = 3


class NotAcceptedError(Exception):
    """Nothing was recorded; the message says why."""


@dataclass(frozen=True)
class Accepted:
    """A new record: its text, how many names are recorded anew or dropped, and those that are `refused`.

    `new` where the file has to be written.
    """

    text: str
    recorded: int
    dropped: int
    refused: tuple[str, ...]
    new: bool

    def line(self) -> str:
        """Return what was done, one line."""
        done = []
        if self.recorded:
            done.append(f"recorded {self.recorded} {'text' if self.recorded == 1 else 'texts'}")
        if self.dropped:
            done.append(f"dropped {self.dropped} that {'is' if self.dropped == 1 else 'are'} gone")
        said = f"{' and '.join(done) or 'nothing new to record'} in {TWINS_FILE}"
        if self.refused:
            more = len(self.refused) - MOST_NAMES
            names = ", ".join(self.refused[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
            said += f"; refused {names}: a language is missing or unfinished, or there is an error"
        return said


def accept(checked: Checked, check: Callable[[], Checked], asked: Callable[[str], bool]) -> tuple[Checked, str]:
    """Write the record; return the check as it stands then, and what was done, one line. Raises NotAcceptedError.

    Only what has a file that is `asked` for is concerned.
    """
    accepted = accept_twins(checked, asked)
    if not accepted.new:
        return checked, accepted.line()
    path = checked.course.root.resolve() / TWINS_FILE
    if is_link(path):
        raise NotAcceptedError(f"{TWINS_FILE} cannot be written: it is a link, or lies behind one")
    try:
        replace_file(path, accepted.text.encode())
    except OSError as problem:
        raise NotAcceptedError(f"{TWINS_FILE} cannot be written: {why(problem)}") from None
    return check(), accepted.line()


def accept_twins(checked: Checked, asked: Callable[[str], bool] = lambda _: True) -> Accepted:
    """Return the record of the texts as they stand now. Raises NotAcceptedError."""
    course = checked.course
    errors = [diagnostic for diagnostic in checked.found if diagnostic.severity == "error"]
    broken = {diagnostic.span.file for diagnostic in errors}
    if COURSE_FILE in broken:  # the languages are written there
        raise NotAcceptedError(f"no twins are recorded while {COURSE_FILE} has errors; mend them first")
    known, problem = read_twins(course.root)
    before, now = known or {}, current_texts(course, errors)
    record = dict[str, Mapping[str, str]]()
    refused = []
    everything = True
    for name in sorted({*filter(str.isprintable, before), *now}):  # others name nothing, and steer a terminal
        files = files_of(name, course)
        is_asked = any(map(asked, files))
        everything = everything and is_asked
        if is_asked and name in now and now[name].whole:
            record[name] = now[name].fingerprints
            continue
        # What is not there may stand in a file that has errors, behind the place where reading stopped.
        is_gone = name not in now and broken.isdisjoint(files)
        if name in before and not (is_asked and is_gone):
            record[name] = before[name]
        if is_asked and not is_gone:
            refused.append(name)
    if problem is not None and not everything:
        raise NotAcceptedError(f"{TWINS_FILE} cannot be used: mend it, or accept all twins at once, without paths")
    recorded = sum(record[name] != before.get(name) for name in record)
    dropped = len(before.keys() - record.keys())
    new = bool(recorded or dropped or problem)
    return Accepted(written(record), recorded, dropped, tuple(refused), new)
