"""The fixtures of the tests in a browser, and the sample of languages and schemes that `make test` takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.pages import LANGUAGES, SCHEMES, browser, new_page, page, practice, site

__all__ = ["browser", "new_page", "page", "practice", "site"]

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take each test here in one language and one scheme, in turns; `--matrix`, as in `make audit`, takes all.

    Tests of one page after another have a sample of their own. What is left out is counted as deselected.
    """
    if config.getoption("--matrix"):
        return
    turns: dict[str, int] = {}
    taken: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        values = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        if not item.path.is_relative_to(HERE) or "path" in values or values.keys().isdisjoint({"language", "scheme"}):
            taken.append(item)
            continue
        turn = turns.setdefault(item.nodeid.partition("[")[0], len(turns))
        language, scheme = LANGUAGES[turn % 2], SCHEMES[turn // 2 % 2]
        fits = values.get("language", language) == language and values.get("scheme", scheme) == scheme
        (taken if fits else left).append(item)
    items[:] = taken
    config.hook.pytest_deselected(items=left)
