"""`course serve` shows a change in a quiz by itself."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Run `course serve` until the block ends; give its address once it answers."""
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "courseware.cli", "--root", str(root), "serve", "--address", address]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if "Serving on" in line:
                break
        else:
            raise AssertionError("".join(said))
        try:
            yield f"http://{address}"
        finally:
            process.terminate()


def get(address: str) -> str:
    with urlopen(address, timeout=60) as answer:
        text: str = answer.read().decode("utf-8")
        return text


def test_a_changed_quiz_is_shown(project: Path) -> None:
    quiz = project / "quizzes" / "connection.yaml"
    with served(project) as address:
        page = get(f"{address}/connection/quiz.html")
        state = re.search(r"livereload\((\d+), (\d+)\)", page)
        assert state, "the page reloads itself"
        text = quiz.read_text(encoding="utf-8").replace("{en: Keeping in touch,", "{en: Changed meanwhile,")
        quiz.write_text(text, encoding="utf-8")
        # The page's own question to the server: it is answered when the site has been built anew.
        get(f"{address}/livereload/{state[1]}/{state[2]}")
        assert 'aria-label="Quiz: Changed meanwhile"' in get(f"{address}/connection/quiz.html")
