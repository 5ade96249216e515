"""The hooks of pre-commit: ours, and the one for repositories with a course of their own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import yaml

from courseware import commands

PROJECT = Path(__file__).parents[1]


def read(name: str) -> Any:
    return yaml.safe_load((PROJECT / name).read_text(encoding="utf-8"))


def test_the_hook_for_others_runs_a_command_that_is_installed() -> None:
    (hook,) = read(".pre-commit-hooks.yaml")
    script, command = hook["entry"].split()
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert script in project["project"]["scripts"]
    assert (Path(commands.__path__[0]) / f"{command}.py").is_file()
    assert hook["language"] == "python", "pre-commit installs the project itself"


def test_our_hook_is_the_same_out_of_our_own_environment() -> None:
    (theirs,) = read(".pre-commit-hooks.yaml")
    hooks = {hook["id"]: hook for repo in read(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]}
    ours = hooks[theirs["id"]]
    assert ours["entry"] == f".venv/bin/{theirs['entry']}"
    for key in ("name", "pass_filenames", "files"):
        assert ours[key] == theirs[key]
