"""Where in the site the page stands that is being rendered.

MkDocs and Zensical tell this in different ways; everything else asks `find_place`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown


@dataclass(frozen=True)
class Place:
    """A page's place.

    `path` is the page's source relative to its language's folder. `assets` and
    `home` are the way from the page to the folder that holds `assets/` and to
    the top of the whole site, as relative addresses ("", "../", ...); the
    top is the same for all languages, so that they share a learner's progress.
    """

    root: Path
    language: str
    path: str
    assets: str
    home: str


def find_place(md: Markdown, *, root: str = "", language: str = "", path: str = "index.md") -> Place:
    """Return the place of the page that `md` is converting.

    The arguments are used where neither builder is at work, as in a test.
    """
    if "relpath" in md.treeprocessors:
        return _mkdocs_place(md.treeprocessors["relpath"])
    if "rendering_context" in md.preprocessors:
        return _zensical_place(md.preprocessors["rendering_context"])
    up = "../" * path.count("/")
    return Place(Path(root or "."), language, path, up, up)


def _mkdocs_place(processor: Any) -> Place:
    config, file = processor.config, processor.file
    language, _, path = file.src_uri.partition("/")
    root = Path(config.config_file_path).parent if config.config_file_path else Path()
    up = "../" * file.url.count("/")
    return Place(root, language, path, up, up)


def _zensical_place(processor: Any) -> Place:
    # zensical-i18n builds each language as a site of its own, each with its own copy of the assets.
    config, page = processor.config, processor.page
    up = "../" * page.url.strip("/").count("/")
    prefix = ((config.get("extra") or {}).get("i18n") or {}).get("prefix") or ""
    root = Path(config.get("root_dir") or ".")
    return Place(root, config["theme"]["language"], page.path, up, up + "../" * prefix.count("/"))
