"""The fixtures of the audit: those of the tests in a browser."""

from __future__ import annotations

from tests.browser.pages import browser, new_page, page, practice, site

__all__ = ["browser", "new_page", "page", "practice", "site"]
