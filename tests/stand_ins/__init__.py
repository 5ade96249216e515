"""Stand-ins for programs that not every machine has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

FOLDER = Path(__file__).parent


@contextmanager
def stand_ins() -> Iterator[None]:
    """Let `hunspell` mean the one beside this file."""
    with mock.patch.dict(os.environ, {"PATH": f"{FOLDER}{os.pathsep}{os.environ['PATH']}"}):
        yield
