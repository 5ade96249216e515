"""The built site: run a builder aside, look for leaks, stamp own assets, put the whole in place."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import rcssmin
import rjsmin

#: Marks a folder as one that a build may replace.
MARKER = ".course-site"

#: Own assets: everything below docs/assets that pages load, with a hash of its content behind the address.
_OWN = re.compile(r'(?P<before>(?:href|src)=")(?P<up>(?:\.\./)*)(?P<path>assets/[^"?#]+\.(?:css|js))"')
_LEAK = re.compile(r"<p>\s*(/{3,}\s*[\w-]+[^<\n]*|\[@[\w-][^<\n]*)")


class BuildError(Exception):
    """The site could not be built; the message says why in one line or more."""


def build_site(root: Path, out: Path, builder: str) -> None:
    """Build the site of `root` into `out`, with `mkdocs` or `zensical`.

    `out` is replaced as a whole at the very end; when anything fails before,
    it stays as it was. Raises BuildError.
    """
    _may_replace(root, out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="course-build-", dir=root) as folder:
        made = Path(folder) / "site"
        _BUILDERS[builder](root, made)
        leaks = list(find_leaks(made))
        if leaks:
            raise BuildError("mark-up shows as text:\n  " + "\n  ".join(leaks))
        stamp_assets(made, root / "docs" / "assets")
        (made / MARKER).touch()
        _put_in_place(made, out)


def _mkdocs(root: Path, made: Path) -> None:
    # Not --quiet: with it, warnings are not only not shown but also not counted by --strict.
    _run(["mkdocs", "build", "--strict", "--site-dir", str(made)], root)


def _zensical(root: Path, made: Path) -> None:
    # Zensical takes the folder to build into from its configuration only, and that file has to lie in the
    # course's folder. Its cache does not see a change in YAML, so it begins clean.
    settings = root / f"{made.parent.name}.yml"
    settings.write_text(f"INHERIT: mkdocs.yml\nsite_dir: {made.relative_to(root).as_posix()}\n", encoding="utf-8")
    try:
        _run(["zensical_i18n", "build", "--clean", "--strict", "--config-file", settings.name], root)
    finally:
        settings.unlink()


_BUILDERS = {"mkdocs": _mkdocs, "zensical": _zensical}


def _run(command: list[str], root: Path) -> None:
    # Material tells of its end of life at each build; the answer to that is the other builder.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )
    if done.returncode != 0:
        said = (done.stdout + done.stderr).splitlines()
        wrong = [line for line in said if line.startswith(("WARNING", "ERROR"))]
        raise BuildError("\n  ".join([f"{command[0]} stopped:", *(wrong or said)]))


def _put_in_place(made: Path, out: Path) -> None:
    """Let `made` take the place of `out`, which may lie on another disk: only the last two steps touch `out`."""
    with tempfile.TemporaryDirectory(prefix="course-build-", dir=out.parent) as beside:
        new, before = Path(beside) / "new", Path(beside) / "before"
        shutil.move(made, new)
        if out.exists():
            out.rename(before)
        new.rename(out)


def _may_replace(root: Path, out: Path) -> None:
    if out.is_symlink():
        raise BuildError(f"{out} is a link; name the folder itself")
    if not out.exists() or out == root / "site" or (out / MARKER).exists():
        return
    if not out.is_dir() or any(out.iterdir()):
        raise BuildError(f"{out} exists and was not made by `course build`; name another folder or empty it")


def find_leaks(site: Path) -> Iterator[str]:
    """Yield where a built page shows a block or a citation as text instead of what it stands for."""
    for path in sorted(site.rglob("*.html")):
        for match in _LEAK.finditer(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(site).as_posix()}: {match[1][:60]}"


def stamp_assets(site: Path, assets: Path) -> None:
    """Minify our own scripts and styles in the built site and put a hash behind their addresses.

    `assets` is the folder they come from: what is not there is the theme's and
    stays as it is. The hash lets browsers keep a file until it changes.
    """
    hashes: dict[Path, str] = {}

    def stamp(page: Path, match: re.Match[str]) -> str:
        file = Path(os.path.normpath(page.parent / match["up"] / match["path"]))
        name = match["path"].removeprefix("assets/")
        if not (assets / name).is_file() or not file.is_file():
            return match[0]
        if file not in hashes:
            _minify(file)
            hashes[file] = hashlib.sha256(file.read_bytes()).hexdigest()[:8]
        return f'{match["before"]}{match["up"]}{match["path"]}?v={hashes[file]}"'

    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        stamped = _OWN.sub(partial(stamp, path), text)
        if stamped != text:
            path.write_text(stamped, encoding="utf-8")


def _minify(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    small = rjsmin.jsmin(text) if file.suffix == ".js" else rcssmin.cssmin(text)
    file.write_text(small, encoding="utf-8")
