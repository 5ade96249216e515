"""What a learner's browser loads: our own scripts and styles, and a whole page with ten items."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import rcssmin
import rjsmin
from playwright.sync_api import sync_playwright

from courseware.site import stamp_assets
from tests.benchmarks.scratch import PROJECT, build, make_course
from tests.browser.find import find_browser
from tests.browser.server import serving

ASSETS = PROJECT / "docs" / "assets"
FOR_THE_TYPES = (
    "store.js",
    "page.js",
    "items/item.js",
    "items/single-choice.js",
    "items/multiple-response.js",
    "items/items.css",
)


def gzipped(data: bytes) -> int:
    """Return the size after gzip -9, in bytes."""
    return len(gzip.compress(data, 9, mtime=0))


def minified(path: Path) -> bytes:
    """Return a script or style as it is published."""
    text = path.read_text(encoding="utf-8")
    small: str = rjsmin.jsmin(text) if path.suffix == ".js" else rcssmin.cssmin(text)
    return small.encode()


def own_assets() -> None:
    """Print the size of what the two item types need."""
    print("own scripts and styles for the item types, minified and gzip -9:")
    total = 0
    for name in FOR_THE_TYPES:
        size = gzipped(minified(ASSETS / name))
        total += size
        print(f"  {name:28} {size:6,} bytes")
    print(f"  {'together':28} {total:6,} bytes (reach: at most {8 * 1024:,})")
    for name in ("guard.js", "site.js", "site.css"):
        print(f"  beside them: {name:15} {gzipped(minified(ASSETS / name)):6,} bytes")


def ten_items() -> None:
    """Print what a cold visit to a page with ten items loads."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_course(root, 1, 10)
        build(root)
        site = root / "site"
        stamp_assets(site, root / "docs" / "assets")
        loaded: list[str] = []
        with serving(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
            page = browser.new_page()
            page.on("request", lambda request: loaded.append(request.url))
            page.goto(f"{address}/index.html", wait_until="networkidle")
            browser.close()
        total = 0
        print("page with ten items, cold, every file gzip -9, without search index and fonts:")
        for path in dict.fromkeys(unquote(urlsplit(url).path).lstrip("/") for url in loaded if url.startswith("http")):
            if path.endswith(".woff2") or path.startswith("search/"):
                continue
            size = gzipped((site / path).read_bytes())
            total += size
            print(f"  {path:58} {size:6,} bytes")
        print(f"  {'together':58} {total:6,} bytes (reach: at most {92 * 1024:,})")


def main() -> None:
    """Print both."""
    own_assets()
    ten_items()


if __name__ == "__main__":
    main()
