"""A page being written: its language, its words, its addresses and the sources it has cited so far."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from courseware.course import Course
from courseware.model import Evidence, Localised
from courseware.pages import load_page
from courseware.place import Place
from courseware.reading import Reader
from courseware.text.inline import inline_html, plain
from courseware.words import words


@cache
def _escaped(language: str) -> Mapping[str, str]:
    return {name: html.escape(text, quote=True) for name, text in words(language, "page").items()}


@dataclass
class PageView:
    """Everything that writing the HTML of a page needs, and what it has to remember until the page's end."""

    course: Course
    place: Place
    cited: dict[str, int] = field(default_factory=dict)
    marks: int = 0
    elements: dict[str, int] = field(default_factory=dict)
    loaded: set[str] = field(default_factory=set)

    @property
    def words(self) -> Mapping[str, str]:
        """The words of this page's language, escaped."""
        return _escaped(self.place.language)

    def pick(self, text: Localised | None) -> str:
        """Return the text in the page's language; a draft language falls back on what there is."""
        if not text:
            return ""
        return text.get(self.place.language) or next(iter(text.values()))

    def plain(self, text: Localised | None) -> str:
        """Return the text in the page's language, escaped, without any mark-up."""
        return html.escape(self.pick(text), quote=True)

    def html(self, text: Localised | None) -> str:
        """Return quiz text in the page's language as HTML."""
        return inline_html(self.pick(text), self.address)

    def address(self, target: str) -> str:
        """Return a link to a page of the language's folder (`connection/quiz.md#x`) as seen from this page."""
        path, mark, anchor = target.partition("#")
        if path.endswith(".md"):
            path = posixpath.relpath(path[:-3] + ".html", posixpath.dirname(self.place.path) or ".")
        return path + mark + anchor

    def title_of(self, path: str) -> str:
        """Return the first heading of another page of this language, as plain text; empty where there is none."""
        name = f"docs/{self.place.language}/{path}"
        page = load_page(self.place.root / name, name, self.place.language, path, Reader(()))
        return plain(page.titles[0].text) if page.titles else ""

    def element(self, name: str) -> str:
        """Return an id for an element that no other on this page has."""
        self.elements[name] = self.elements.get(name, 0) + 1
        return name if self.elements[name] == 1 else f"{name}--{self.elements[name]}"

    def not_yet_loaded(self, names: Iterable[str]) -> list[str]:
        """Return those of the names that nobody on this page asked for before, in their order."""
        new = [name for name in dict.fromkeys(names) if name not in self.loaded]
        self.loaded |= set(new)
        return new

    def who(self, entry: Evidence) -> str:
        """Return among whom something was found, escaped."""
        return "; ".join(
            self.plain(self.course.register.populations.get(p)) or html.escape(p) for p in entry.population
        )

    def when(self, entry: Evidence) -> str:
        """Return when it was found, and the earlier moment it is compared with."""
        period = self._period(entry.period)
        if entry.compared_with:
            earlier = self.words["compared-with"].format(when=self._period(entry.compared_with))
            return f"{period}, {earlier}" if period else earlier
        return period

    def source(self, entry: Evidence) -> str:
        """Return by what it was found, escaped."""
        source = self.course.register.sources.get(entry.source)
        return self.plain(source.name) if source else html.escape(entry.source)

    def meta(self, entry: Evidence) -> str:
        """Return population, date and source in one line."""
        line = " · ".join(part for part in (self.who(entry), self.when(entry), self.source(entry)) if part)
        return line[:1].upper() + line[1:]

    def _period(self, period: str) -> str:
        moments = [self._moment(part) for part in period.split("/") if part]
        if len(moments) == 2 and moments[0][1] == moments[1][1] and moments[0][0]:
            return f"{moments[0][0]}–{moments[1][0]} {moments[1][1]}"
        return "–".join(f"{month} {year}".strip() for month, year in moments)

    def _moment(self, moment: str) -> tuple[str, str]:
        """Return month and year in words; a moment with a name of its own (pre-corona) has no month."""
        named = (self.course.register.labels.get("moments") or {}).get(moment)
        if named:
            return "", self.plain(named)
        year, _, month = moment.partition("-")
        if not month.isdigit():
            return "", html.escape(moment)
        name = words(self.place.language, "months").get(month.lstrip("0"), month)
        return html.escape(name), html.escape(year)
