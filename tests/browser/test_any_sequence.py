"""Nothing gets lost and nothing fails, in whatever order things happen; tests/audit tries many more."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.pages import Site
from tests.browser.sequences import STEPS, TwoTabs


def test_no_valid_answer_gets_lost_in_any_order(page: Page, practice: Site) -> None:
    """The fixture fails on any error in a script."""
    tabs = TwoTabs(page, practice)

    @settings(max_examples=20)
    @given(st.lists(STEPS, max_size=8))
    def holds(steps: list[tuple[str, int, object]]) -> None:
        tabs.begin()
        for step in steps:
            tabs.do(step)

    holds()
