"""A scenario as a numbered book: parts, each with its options, and where each of these leads.

It reads so without a script and on paper. The script (`docs/assets/scenario.js`)
takes its texts from here and plays them one moment at a time. What would give
the story away stands behind `<details>`; a link to a part opens it.
"""

from __future__ import annotations

import html

from courseware.html.assets import needed
from courseware.html.citations import based_on
from courseware.html.page_view import PageView
from courseware.model import Debrief, Ending, Localised, Option, Scenario, ScenarioNode
from courseware.text.inline import inline_html


def scenario_html(view: PageView, scenario: Scenario) -> str:
    """Return a whole scenario: opening, nodes, endings, debrief."""
    element = view.element(f"scenario-{scenario.id}")
    book = _Book(view, element, scenario)
    label = view.words["scenario"].format(title=view.plain(scenario.title))
    return (
        f'<section class="cw-scenario" id="{element}" data-scenario="{html.escape(scenario.id)}" data-keeps'
        f' aria-label="{label}"><div class="cw-scenario__opening">{_paragraphs(view, scenario.opening)}</div>'
        f'<p class="cw-scenario__note">{view.words["scenario-note"]}</p>'
        f'<div class="cw-scenario__book" data-search-exclude>{book.parts()}</div></section>'
    )


def assets(view: PageView) -> str:
    """Return the HTML that loads what a scenario needs, save what the page has already."""
    return needed(view, scripts=["scenario.js"], styles=["scenario.css"], said=["script", "scenario"])


class _Book:
    """The numbered parts. Nodes come first, in the order of the file; endings go on counting behind them."""

    def __init__(self, view: PageView, element: str, scenario: Scenario) -> None:
        self.view = view
        self.element = element
        self.scenario = scenario
        ids = [*(node.id for node in scenario.nodes), *(ending.id for ending in scenario.endings)]
        self.numbers = {name: number for number, name in enumerate(ids, 1)}

    def parts(self) -> str:
        how = f'<p class="cw-scenario__how">{self.view.words["scenario-how"]}</p>'
        nodes = (self._node(node, first=number == 0) for number, node in enumerate(self.scenario.nodes))
        endings = (self._ending(ending) for ending in self.scenario.endings)
        return "".join([how, *nodes, *endings, self._debrief(self.scenario.debrief)])

    def _node(self, node: ScenarioNode, *, first: bool) -> str:
        # Letters, because a group that votes calls them out; the ids behind them need not be letters.
        options = "".join(self._option(option) for option in node.options)
        body = (
            f'<div class="cw-part__text">{_paragraphs(self.view, node.text)}</div>'
            f'<ol class="cw-options" type="a">{options}</ol>'
        )
        title = self.view.words["scenario-part"].format(n=self.numbers[node.id])
        return self._part(f'data-node="{html.escape(node.id)}"{" open" * first}', title, self.numbers[node.id], body)

    def _option(self, option: Option) -> str:
        number = self.numbers.get(option.to)
        go = ""
        if number:
            go = f'<p class="cw-part__go">{self._link(number, self.view.words["scenario-go"].format(n=number))}</p>'
        return (
            f'<li class="cw-option" data-option="{html.escape(option.id)}" data-to="{html.escape(option.to)}">'
            '<details class="cw-option__more"><summary>'
            f'<span class="cw-option__text">{self.view.html(option.text)}</span></summary>'
            f'<div class="cw-option__consequence">{_paragraphs(self.view, option.consequence)}</div>{go}</details></li>'
        )

    def _ending(self, ending: Ending) -> str:
        words = self.view.words
        outcome = ""
        if ending.outcome:
            outcome = f'<p class="cw-part__outcome">{words[f"scenario-outcome-{ending.outcome}"]}</p>'
        body = (
            f'<h3 class="cw-part__name">{self.view.plain(ending.title)}</h3>'
            f'<div class="cw-part__text">{_paragraphs(self.view, ending.text)}</div>{outcome}'
            f'<p class="cw-part__go">{self._link("debrief", words["scenario-to-debrief"])}</p>'
        )
        number = self.numbers[ending.id]
        title = words["scenario-ending"].format(n=number)
        return self._part(f'data-ending="{html.escape(ending.id)}"', title, number, body)

    def _debrief(self, debrief: Debrief) -> str:
        view, words = self.view, self.view.words
        questions = "".join(f"<li>{view.html(question)}</li>" for question in debrief.questions)
        cited = (*self.scenario.evidence, *(name for node in self.scenario.nodes for name in node.evidence))
        body = (
            f'<div class="cw-debrief__better"><h3>{words["scenario-better"]}</h3>'
            f"{_paragraphs(view, debrief.better_move)}</div>"
            f'<div class="cw-debrief__compared"><h3>{words["scenario-compared"]}</h3>'
            f"{_paragraphs(view, debrief.text)}</div>"
            f'<div class="cw-debrief__questions"><h3>{words["scenario-questions"]}</h3><ul>{questions}</ul></div>'
            f"{based_on(view, tuple(dict.fromkeys(cited)))}"
        )
        return self._part("data-debrief", words["scenario-debrief"], "debrief", body)

    def _part(self, attributes: str, title: str, name: int | str, body: str) -> str:
        # The anchor stands inside: a browser that is sent to it opens the details around it.
        return (
            f'<details class="cw-part" {attributes}><summary><h2 class="cw-part__title">{title}</h2></summary>'
            f'<div class="cw-part__body" id="{self.element}--part-{name}">{body}</div></details>'
        )

    def _link(self, name: int | str, text: str) -> str:
        return f'<a href="#{self.element}--part-{name}">{text}</a>'


def _paragraphs(view: PageView, text: Localised) -> str:
    """Return a text with a paragraph for each of its lines; in YAML an empty line makes a new one."""
    lines = (line.strip() for line in view.pick(text).split("\n"))
    return "".join(f"<p>{inline_html(line, view.address)}</p>" for line in lines if line)
