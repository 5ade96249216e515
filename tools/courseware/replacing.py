"""A file put in the place of another in one step: nobody ever finds one that is half written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex


def is_link(path: Path) -> bool:
    """Tell whether a file is a link or lies behind one: to write it could change what is no part of the course.

    `path` begins with a folder that is resolved.
    """
    return path.is_symlink() or path.parent.resolve() != path.parent


def replace_file(path: Path, raw: bytes, just_before: Callable[[], None] = lambda: None) -> None:
    """Put a file with this content in place; it keeps the permissions of the one that was there, if any.

    `just_before` is called when the new file lies ready beside the old one, and
    may raise. Whatever is raised, the old file stays as it was and nothing stays
    beside it. Raises OSError, also where the old file may not be written.
    """
    was_there = path.exists()
    if was_there and not os.access(path, os.W_OK):
        raise PermissionError(0, "permission denied")
    aside = path.with_name(f".replacing-{token_hex(8)}.tmp")
    file = aside.open("xb")
    try:
        with file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if was_there:
            shutil.copymode(path, aside)
        just_before()
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def why(problem: OSError) -> str:
    """Return why a file could not be written, for a message."""
    return (problem.strerror or "unknown reason").lower()
