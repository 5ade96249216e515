"""The page on which the items of finished quizzes come back: a sheet with dates, and the items, ready to be put in.

Without a script the sheet lists the quizzes and has room to write the dates
in. The items stand in `<template>` elements, which nobody sees until a script
(`docs/assets/review.js`) takes from them what is due.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from courseware.course import page_files
from courseware.html.assets import needed
from courseware.html.page_view import PageView
from courseware.model import Quiz

#: A quiz and the page that embeds it, relative to the language's folder.
OnPage = tuple[Quiz, str]
#: In days after a quiz was finished; `docs/assets/schedule.js` has the same list.
DAYS = (2, 7, 21)
_QUIZ_BLOCK = re.compile(r"^ *///+ *quiz *\| *(\S+) *$", re.MULTILINE)


def quizzes_on_pages(view: PageView) -> list[OnPage]:
    """Return the quizzes that pages of this language embed, each with the first such page, in the order of modules."""
    folder = view.course.root / "docs" / view.place.language
    pages: dict[str, str] = {}
    for path in page_files(view.course.root, view.place.language):
        for name in _QUIZ_BLOCK.findall(path.read_text(encoding="utf-8", errors="replace")):
            pages.setdefault(name, path.relative_to(folder).as_posix())
    folders = [module.folder for module in view.course.file.modules]

    def order(one: OnPage) -> int:
        folder = one[1].partition("/")[0]
        return folders.index(folder) if folder in folders else len(folders)

    return sorted(
        ((quiz, pages[quiz.id]) for quiz in view.course.quizzes.values() if quiz.graded and quiz.id in pages), key=order
    )


def review_html(view: PageView, found: Sequence[OnPage], items: Mapping[str, Sequence[str]]) -> str:
    """Return the review of these quizzes; `items` holds the HTML of the items of each."""
    words = view.words
    rows, templates = [], []
    for quiz, page in found:
        title = view.plain(quiz.title)
        moments = "".join(
            f'<div data-n="{n}"><dt>{words["review-day"].format(n=n) if n else words["review-finished"]}</dt>'
            '<dd class="cw-review__line"></dd></div>'
            for n in (0, *DAYS)
        )
        rows.append(
            f'<li class="cw-review__quiz" data-quiz="{quiz.id}"><a href="{view.address(page)}">{title}</a>'
            f'<p class="cw-review__state" hidden></p><dl>{moments}</dl></li>'
        )
        body = "".join(items[quiz.id])
        templates.append(f'<template data-quiz="{quiz.id}" data-title="{title}">{body}</template>')
    scripts, styles = ["calendar.js", "schedule.js", "review.js"], ["items/items.css", "items/quiz.css", "review.css"]
    return (
        needed(view, scripts=scripts, styles=styles, said=["script", "schedule", "review"])
        + '<section class="cw-review" data-keeps data-search-exclude>'
        f'<p class="cw-review__paper">{words["review-on-paper"]}</p>'
        '<div class="cw-review__today" role="status"></div><div class="cw-review__items"></div>'
        '<div class="cw-review__end" role="status"></div>'
        f'<ul class="cw-review__plan">{"".join(rows)}</ul>{"".join(templates)}</section>'
    )
