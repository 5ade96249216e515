"""Spelling, asked of hunspell: one process for each language, which lives as long as ours.

hunspell and its dictionaries are no part of the project. What of it is missing
or breaks is told by `spelling_notes`; a check never fails by it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from courseware.words import word_lists

if TYPE_CHECKING:
    import subprocess

#: Nothing longer than this is a word (letters); hunspell takes no more than 100 bytes.
_LONGEST = 50
#: So many bytes are asked at once: no pipe is as small, so that neither side ever waits for the other to read.
_AT_ONCE = 2_000
#: An answer that has not come after so many seconds does not come.
_PATIENCE = 60.0
#: Finding suggestions takes hunspell long: behind so many wrong words nothing more is asked.
MOST_WRONG = 200
#: More suggestions than these help nobody.
_MOST_SUGGESTIONS = 3


class Speller:
    """A hunspell process for one language. What it has answered once is not asked again."""

    def __init__(self, command: str, dictionary: str) -> None:
        self.dictionary = dictionary
        #: Why not all was checked; empty while all is well.
        self.problem = ""
        # By word: None where it is right, what hunspell suggests where it is not.
        self._answers: dict[str, tuple[str, ...] | None] = {}
        self._greeted = False
        self._process: subprocess.Popen[bytes] | None = None
        import subprocess  # noqa: PLC0415  # slow to load, and not needed where there is no hunspell

        with contextlib.suppress(OSError):
            self._process = subprocess.Popen(
                [command, "-a", "-i", "utf-8", "-d", dictionary],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        if self._process is None:
            self.problem = "hunspell cannot be started"

    def wrong(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return those of the words that hunspell does not know, each with what it suggests."""
        words = list(dict.fromkeys(words))
        for batch in _batches(word for word in words if word not in self._answers and len(word) <= _LONGEST):
            if not self.problem:
                self._ask(batch)
        return {word: found for word in words if (found := self._answers.get(word)) is not None}

    def close(self) -> None:
        """End the process."""
        if self._process is None:
            return
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]  # both were asked for
        self._process.kill()
        self._process.wait()
        self._process = None

    def _ask(self, words: list[str]) -> None:
        assert self._process is not None
        watch = threading.Timer(_PATIENCE, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            self._greeted = self._greeted or bool(self._line())
            # `^` takes from the characters behind it any meaning they have as commands.
            lines = "".join(f"^{word.replace('’', chr(39))}\n" for word in words)
            self._process.stdin.write(lines.encode("utf-8", "replace"))  # type: ignore[union-attr]
            self._process.stdin.flush()  # type: ignore[union-attr]
            for word in words:
                self._answers[word] = self._answer(word)
        except (OSError, EOFError):
            missing = f"hunspell has no dictionary {self.dictionary}"
            self.problem = "hunspell stopped answering" if self._greeted else missing
            self.close()
        finally:
            watch.cancel()
        if sum(found is not None for found in self._answers.values()) >= MOST_WRONG and not self.problem:
            self.problem = f"over {MOST_WRONG} words are not in the dictionary"

    def _answer(self, word: str) -> tuple[str, ...] | None:
        """Read one answer: a line for each part of the word, then an empty one."""
        found: tuple[str, ...] | None = None
        while line := self._line().strip():
            if found is None and line[0] in "&?#":
                head, _, suggestions = line.partition(": ")
                whole = head.split()[1:2] == [word.replace("’", "'")]
                found = tuple(suggestions.split(", ")[:_MOST_SUGGESTIONS]) if suggestions and whole else ()
        return found

    def _line(self) -> str:
        line: bytes = self._process.stdout.readline()  # type: ignore[union-attr]
        if not line:
            raise EOFError
        return line.decode("utf-8", "replace")


def _batches(words: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for word in words:
        length = len(word.encode("utf-8", "replace")) + 2
        if batch and size + length > _AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(word)
        size += length
    if batch:
        yield batch


#: By process, command and dictionary: a forked process must not read answers meant for another.
_spellers: dict[tuple[int, str, str], Speller] = {}


def speller(language: str) -> Speller | None:
    """Return the speller of a language, started when first asked for; None without hunspell or a dictionary's name."""
    command, dictionary = shutil.which("hunspell"), word_lists(language).get("dictionary")
    if command is None or dictionary is None:
        return None
    key = (os.getpid(), command, dictionary)
    if key not in _spellers:
        _spellers[key] = Speller(command, dictionary)
    return _spellers[key]


def spelling_notes(languages: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for everything that kept spelling from being checked, after it was."""
    if shutil.which("hunspell") is None:
        return ("spelling was not checked: hunspell is not installed",)
    notes = []
    for language in languages:
        checker = speller(language)
        if checker is None:
            notes.append(f"spelling was not checked in `{language}`: its lists name no dictionary")
        elif checker.problem:
            notes.append(f"spelling was not checked in `{language}` to the end: {checker.problem}")
    return tuple(notes)


@atexit.register
def _end() -> None:
    for (process, _, _), checker in _spellers.items():
        if process == os.getpid():
            checker.close()
