"""What HR relies on when it builds: all or nothing, and a message that says what to mend."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from courseware.cli import main
from courseware.site import find_leaks

BUILDERS = ("mkdocs", "zensical")
Built = Callable[[str], Path]


def run_mkdocs(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    # Without the variable Material tells on stderr of its end of life, which our Zensical build answers.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=environment)


def quizzes_of(site: Path) -> dict[str, list[str]]:
    """Return the HTML of all quizzes and single items of a site, by page.

    Zensical takes the marks for its search index out of the HTML; they are no
    difference to a reader.
    """
    found = {}
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8").replace(" data-search-exclude", "").replace('=""', "")
        parts = re.findall(
            r'<section class="cw-quiz".*?</section>|<div class="cw-item" .*?</details></div>', text, re.S
        )
        if parts:
            found[page.relative_to(site).as_posix()] = parts
    return found


def test_plain_mkdocs_builds_strictly(project: Path) -> None:
    done = run_mkdocs(project)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert (project / "site" / "nl" / "connection" / "quiz.html").is_file()


def test_zensical_makes_the_same_quizzes(built: Built) -> None:
    ours, theirs = quizzes_of(built("mkdocs")), quizzes_of(built("zensical"))
    assert {"connection/quiz.html", "nl/connection/quiz.html", "connection/check-in.html"} <= set(ours)
    assert ours == theirs


def test_both_builders_make_the_same_pages(built: Built) -> None:
    pages = [{p.relative_to(site).as_posix() for p in site.rglob("*.html")} for site in map(built, BUILDERS)]
    assert pages[0] - {"404.html"} == pages[1] - {"404.html", "nl/404.html"}


def test_an_error_builds_nothing_and_keeps_the_old_site(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project), "build"]) == 0
    before = (project / "site" / "index.html").read_bytes()
    quiz = project / "quizzes" / "connection.yaml"
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("    answer: b\n", "    answer: z\n", 1), encoding="utf-8")
    capsys.readouterr()
    assert main(["--root", str(project), "build"]) == 1
    out = capsys.readouterr().out
    assert "error[unknown-choice]: answer `z` names no choice" in out
    assert out.endswith("nothing was built: 1 error first\n")
    assert (project / "site" / "index.html").read_bytes() == before
    assert not list(project.glob("course-build-*"))


def test_plain_mkdocs_stops_with_our_words(project: Path) -> None:
    page = project / "docs" / "en" / "connection" / "quiz.md"
    page.write_text(page.read_text(encoding="utf-8").replace("| connection", "| conection"), encoding="utf-8")
    done = run_mkdocs(project)
    assert done.returncode == 1
    assert "docs/en/connection/quiz.md: there is no quiz `conection`; did you mean `connection`" in done.stderr


def test_a_builder_that_stops_leaves_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - sources.md\n", "  - sources.md\n  - nowhere.md\n"), encoding="utf-8")
    assert main(["--root", str(project), "build"]) == 1
    assert "nowhere.md" in capsys.readouterr().err
    assert not (project / "site").exists()
    assert not list(project.glob("course-build-*"))


def test_a_folder_of_somebody_else_is_not_replaced(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = project / "letters"
    other.mkdir()
    (other / "letter.txt").write_text("dear", encoding="utf-8")
    assert main(["--root", str(project), "build", "--out", str(other)]) == 1
    assert "was not made by `course build`" in capsys.readouterr().err
    assert (other / "letter.txt").read_text(encoding="utf-8") == "dear"


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_site_elsewhere_is_replaced_as_a_whole(project: Path, tmp_path: Path, builder: str) -> None:
    out = tmp_path / "web" / "course"
    command = ["--root", str(project), "build", "--builder", builder, "--out", str(out)]
    assert main(command) == 0
    (out / "old.html").touch()
    assert main(command) == 0
    assert (out / "index.html").is_file()
    assert not (out / "old.html").exists()
    assert not list(out.rglob("*.yaml")), "what lies in docs/data is not published"
    assert [path.name for path in out.parent.iterdir()] == ["course"]
    assert not list(project.glob("course-build-*"))


def test_leaks_are_found(tmp_path: Path) -> None:
    text = "<p>/// quiz connection</p><p>Fine /// here</p><p>[@con-two-way]</p><code>/// quiz</code>"
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    assert list(find_leaks(tmp_path)) == ["a.html: /// quiz connection", "a.html: [@con-two-way]"]


def test_own_assets_carry_a_hash_and_the_themes_stay(built: Built) -> None:
    text = (built("mkdocs") / "nl" / "connection" / "quiz.html").read_text(encoding="utf-8")
    own = re.findall(r'"\.\./\.\./(assets/(?:items/)?[\w-]+\.(?:js|css))(\?v=[0-9a-f]{8})?"', text)
    assert {name for name, _ in own} >= {
        "assets/guard.js",
        "assets/site.css",
        "assets/store.js",
        "assets/items/item.js",
    }
    assert all(mark for _, mark in own)
    assert re.search(r'assets/javascripts/bundle\.\w+\.min\.js"', text)


@pytest.mark.parametrize("builder", BUILDERS)
def test_nothing_comes_from_another_host(built: Built, builder: str) -> None:
    pattern = re.compile(
        r"""(?:src|srcset|poster|data)=["']?(?:https?:)?//|<link[^>]+href=["']?(?:https?:)?//|url\(["']?(?:https?:)?//"""
    )
    files = [path for path in built(builder).rglob("*") if path.suffix in {".html", ".css"}]
    assert len(files) > 18
    assert {p.name: m[0] for p in files if (m := pattern.search(p.read_text(encoding="utf-8")))} == {}
