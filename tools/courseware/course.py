"""The whole course, loaded once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from courseware.bank import BankQuiz
from courseware.data_file import Data
from courseware.data_files import data_files
from courseware.data_files.plan import PlanFile
from courseware.data_files.tools import Tool
from courseware.diagnostics import Diagnostic, Span
from courseware.loader import load_course_file, load_data, load_quiz, load_register, load_scenario
from courseware.model import CourseFile, Item, Module, Quiz, Register, Scenario
from courseware.pages import Page, load_page
from courseware.reading import Reader
from courseware.words import catalogues

COURSE_FILE = "docs/data/course.yaml"
REGISTER_FILE = "docs/data/evidence.yaml"
DATA_FOLDER = "docs/data"
TOOLS_FILE, PLAN_FILE = f"{DATA_FOLDER}/tools.yaml", f"{DATA_FOLDER}/plan.yaml"
QUIZ_FOLDER = "quizzes"
SCENARIO_FOLDER = "quizzes/scenarios"


@dataclass
class Course:
    """Everything there is: course file, register, quizzes, scenarios and pages, and what loading them found."""

    root: Path
    file: CourseFile
    register: Register
    quizzes: dict[str, Quiz]
    pages: tuple[Page, ...] = ()
    found: list[Diagnostic] = field(default_factory=list)
    #: What rules over all items need; filled by a check, which reads quizzes one at a time and keeps none.
    bank: dict[str, BankQuiz] = field(default_factory=dict)
    scenarios: dict[str, Scenario] = field(default_factory=dict)
    #: The data files that there are, by name.
    data: dict[str, Data] = field(default_factory=dict)
    #: The day on which the course is looked at: reviews are due by it.
    today: date = field(default_factory=date.today)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The codes of all languages, drafts included."""
        return tuple(language.code for language in self.file.languages)

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by the name under which a page embeds them (`quiz#item`)."""
        return {item.name: item for quiz in self.quizzes.values() for item in quiz.items}

    @property
    def tools(self) -> Mapping[str, Tool]:
        """The tools by the id under which a page embeds them."""
        return self.data["tools"].value if "tools" in self.data else {}

    @property
    def plan(self) -> PlanFile:
        """The suggestions for the if-then plan."""
        return self.data["plan"].value if "plan" in self.data else PlanFile()

    @cached_property
    def published(self) -> tuple[str, ...]:
        """The codes of the languages in which every text must be written."""
        return tuple(language.code for language in self.file.languages if not language.draft)

    def pages_of(self, module: Module, language: str) -> tuple[Page, ...]:
        """Return the pages of a module in a language."""
        start = f"{module.folder}/"
        return tuple(page for page in self.pages if page.language == language and page.path.startswith(start))

    def reader(self) -> Reader:
        """Return what reading another file of this course needs to know."""
        return Reader(self.published, tuple(code for code in self.languages if code not in self.published))

    def with_rule(self, rule: str) -> Iterator[Diagnostic]:
        """Yield what loading found under the name of a rule."""
        return (diagnostic for diagnostic in self.found if diagnostic.rule == rule)


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds a course."""
    for folder in (start, *start.parents):
        if (folder / COURSE_FILE).is_file():
            return folder
    return None


def quiz_files(root: Path) -> list[Path]:
    """Return the files of `quizzes/`, in the order of their names."""
    return sorted((root / QUIZ_FOLDER).glob("*.yaml"))


def scenario_files(root: Path) -> list[Path]:
    """Return the files of `quizzes/scenarios/`, in the order of their names."""
    return sorted((root / SCENARIO_FOLDER).glob("*.yaml"))


def existing_data_files(root: Path) -> dict[str, Path]:
    """Return those files of `docs/data/` that `data_files/` knows and the course has, by name."""
    paths = {name: root / DATA_FOLDER / f"{name}.yaml" for name in data_files()}
    return {name: path for name, path in paths.items() if path.exists()}


def _name_unread(root: Path, reader: Reader) -> None:
    """Note the files in `quizzes/` that are meant to be read and are not: in other folders, or with another ending."""
    read = {*quiz_files(root), *scenario_files(root)}
    for path in sorted((root / QUIZ_FOLDER).rglob("*")):
        if path in read or path.suffix.lower() not in (".yaml", ".yml") or path.name.startswith("."):
            continue
        way = path.relative_to(root)
        folder = SCENARIO_FOLDER if way.is_relative_to(SCENARIO_FOLDER) else QUIZ_FOLDER
        if way.parent.as_posix() not in (QUIZ_FOLDER, SCENARIO_FOLDER):
            reason, help_text = f"a file in a folder of {folder}/ is not read", f"move it to {folder}/{path.stem}.yaml"
        else:
            reason, help_text = f"a file that ends in `{path.suffix}` is not read", f"rename it to {path.stem}.yaml"
        reader.error("invalid-value", Span(way.as_posix()), reason, help_text)


def page_files(root: Path, language: str) -> list[Path]:
    """Return a language's pages, in the order of their names."""
    return sorted((root / "docs" / language).rglob("*.md"))


def load_course(root: Path, *, pages: bool = True, quizzes: bool = True) -> Course:
    """Load the course of a folder. Never raises on what the files hold.

    Without `pages` only the YAML is read, which is all that rendering a page needs;
    a check leaves the quizzes out and reads them one by one.
    """
    reader = Reader(())
    file = load_course_file(root / COURSE_FILE, COURSE_FILE, catalogues(), reader)
    register = load_register(root / REGISTER_FILE, REGISTER_FILE, reader)
    read = {}
    for path in quiz_files(root) if quizzes else ():
        read[path.stem] = load_quiz(path, path.relative_to(root).as_posix(), reader, register)
    scenarios = {}
    for path in scenario_files(root):
        scenarios[path.stem] = load_scenario(path, path.relative_to(root).as_posix(), reader)
    data = {}
    for name, path in existing_data_files(root).items():
        data[name] = load_data(name, path, path.relative_to(root).as_posix(), reader)
    _name_unread(root, reader)
    loaded = []
    if pages:
        for language in file.languages:
            folder = root / "docs" / language.code
            for path in page_files(root, language.code):
                name, relative = path.relative_to(root).as_posix(), path.relative_to(folder).as_posix()
                loaded.append(load_page(path, name, language.code, relative, reader))
    return Course(root, file, register, read, tuple(loaded), reader.found, scenarios=scenarios, data=data)
