"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.courses import copy_base

# The same examples in every run, so that a failure is never somebody else's; COURSE_EXPLORE=1 looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=100)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("explore" if os.environ.get("COURSE_EXPLORE") else "steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what `make audit` asks for."""
    parser.addoption("--matrix", action="store_true", help="tests in a browser: every language and scheme")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the base course."""
    return copy_base(tmp_path / "course")
