"""What the scripts on progress know of the course: its modules, pages and questions, as JSON in the page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from courseware.html.page_view import PageView
from courseware.outline import OutlineModule, OutlinePage, item_fingerprint, outline


def outline_of(view: PageView) -> tuple[OutlineModule, ...]:
    """Return the outline of the course in the page's language."""
    return outline(view.course, view.place.language)


def outline_data(view: PageView, modules: Iterable[OutlineModule]) -> str:
    """Return the HTML that tells the scripts of these modules, once a page.

    A page is told by its name, address and minutes; a question by its quiz, id,
    hash (what an answer means) and fingerprint (what it says).
    """
    if not view.not_yet_loaded(["outline"]):
        return ""
    data = {"version": view.course.file.version, "modules": [_module(view, module) for module in modules]}
    # As with the words: no "<" may leave, which alone could end the script element.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" class="cw-outline">{text}</script>'


def _module(view: PageView, outlined: OutlineModule) -> dict[str, Any]:
    module = outlined.module
    return {
        "id": module.id,
        "title": view.pick(module.title),
        "planned": module.planned,
        "pages": [_page(view, page) for page in outlined.pages],
    }


def _page(view: PageView, page: OutlinePage) -> dict[str, Any]:
    language = view.place.language
    return {
        "name": page.name,
        "title": page.title,
        "address": view.address(page.path),
        "minutes": page.minutes,
        "core": page.core_minutes,
        "print": page.fingerprint,
        "items": [[item.quiz, item.id, item.hash, item_fingerprint(item, language)] for item in page.items],
        "quizzes": [{"id": quiz.id, "mastery": quiz.mastery} for quiz in page.quizzes],
    }
