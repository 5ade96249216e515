"""The if-then plan: one sentence for the whole course, suggestions for its halves, and a reminder."""

from __future__ import annotations

from courseware.data_files.plan import PlanFile
from courseware.html.assets import needed
from courseware.html.page_view import PageView
from courseware.html.sheet import SCRIPTS, STYLES, buttons, head, lines
from courseware.model import Localised

#: How many characters each half of the sentence may have; nine wordings then stay below what the store takes.
LONGEST_HALF = 160
#: Between how many weekly reminders a learner chooses.
WEEKS = (1, 4, 8)


def plan_html(view: PageView, file: PlanFile, module: str) -> str:
    """Return the plan with the suggestions for a module ("" for the whole course), and what it loads."""
    suggestions = file.of(module)
    element = view.element("plan-sheet")
    words = view.words
    halves = _half(view, element, "cue", suggestions.cues) + _half(view, element, "action", suggestions.actions)
    return (
        needed(view, scripts=[*SCRIPTS, "calendar.js", "plan.js"], styles=STYLES, said=["script", "sheet", "plan"])
        + f'<section class="cw-plan cw-sheet" id="{element}" data-keeps aria-label="{words["plan-title"]}">'
        f"{head(view, words['plan-title'])}{_sentence(view)}{halves}"
        '<div class="cw-plan__needs-script" hidden><p class="cw-plan__state" role="status"></p>'
        '<div class="cw-plan__trouble" role="status"></div>'
        + buttons(
            ("md-button--primary cw-plan__keep", words["plan-keep"]),
            ("cw-plan__print", words["sheet-print"]),
            ("cw-plan__erase", words["plan-erase"]),
        )
        + f'<details class="cw-sheet__more cw-plan__before" hidden><summary>{words["plan-before"]}</summary><ol></ol>'
        f'</details>{_reminder(view, element)}<p class="cw-plan__here">{words["sheet-here"]}</p></div></section>'
    )


def _sentence(view: PageView) -> str:
    """Return the sentence, with lines to write on where nothing is kept."""
    words = view.words
    return (
        f'<div class="cw-plan__sentence"><p><strong>{words["plan-if"]}</strong> <span class="cw-plan__cue">{lines(2)}'
        f'</span></p><p><strong>{words["plan-then"]}</strong> <span class="cw-plan__action">{lines(2)}</span></p></div>'
    )


def _half(view: PageView, element: str, part: str, suggestions: tuple[Localised, ...]) -> str:
    words, name = view.words, f"{element}--{part}"
    ideas = "".join(f"<li>{view.plain(text)}</li>" for text in suggestions)
    return (
        f'<div class="cw-field cw-plan__half" data-half="{part}"><label class="cw-field__label" for="{name}">'
        f"{words['plan-if' if part == 'cue' else 'plan-then']} …</label>"
        f'<p class="cw-field__help" id="{name}-help">{words["plan-cue" if part == "cue" else "plan-action"]}</p>'
        f'<input type="text" class="cw-field__input" id="{name}" name="{part}" maxlength="{LONGEST_HALF}"'
        f' aria-describedby="{name}-help" autocomplete="off" hidden>'
        f'<p class="cw-plan__take" id="{name}-take">{words["plan-take"]}</p>'
        f'<ul class="cw-plan__ideas" aria-labelledby="{name}-take">{ideas}</ul></div>'
    )


def _reminder(view: PageView, element: str) -> str:
    words, name = view.words, f"{element}--reminder"
    often = "".join(
        f'<option value="{weeks}">{words["plan-once"] if weeks == 1 else words["plan-weekly"].format(n=weeks)}</option>'
        for weeks in WEEKS
    )
    return (
        f'<details class="cw-sheet__more cw-plan__reminder"><summary>{words["plan-reminder"]}</summary>'
        f'<p>{words["plan-reminder-how"]}</p><div class="cw-plan__when">'
        f'<div><label for="{name}-day">{words["plan-day"]}</label>'
        f'<input type="date" class="cw-field__input" id="{name}-day" data-when="day"></div>'
        f'<div><label for="{name}-time">{words["plan-time"]}</label>'
        f'<input type="time" class="cw-field__input" id="{name}-time" data-when="time"></div>'
        f'<div><label for="{name}-often">{words["plan-often"]}</label>'
        f'<select class="cw-field__input" id="{name}-often" data-when="often">{often}</select></div></div>'
        + buttons(("cw-plan__calendar", words["plan-calendar"]))
        + '<p class="cw-plan__told" role="status"></p></details>'
    )
