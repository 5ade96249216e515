"""Programs that stand in for ones which not every machine has: those of this folder, put first on the PATH."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = Path(__file__).parent


@contextmanager
def stand_ins(folder: Path = FOLDER) -> Iterator[None]:
    """Let programs be looked for in a folder first."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = f"{folder}{os.pathsep}{before}"
    try:
        yield
    finally:
        os.environ["PATH"] = before
