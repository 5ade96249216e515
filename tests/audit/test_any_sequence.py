"""Many more orders of events than `make test` tries: see tests/browser/sequences.py."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.pages import Site
from tests.browser.sequences import STEPS, TwoTabs


def test_no_valid_answer_gets_lost_in_hundreds_of_orders(page: Page, practice: Site) -> None:
    tabs = TwoTabs(page, practice)

    @settings(max_examples=400, derandomize=False)
    @given(st.lists(STEPS, max_size=25))
    def holds(steps: list[tuple[str, int, object]]) -> None:
        tabs.begin()
        for step in steps:
            tabs.do(step)

    holds()
