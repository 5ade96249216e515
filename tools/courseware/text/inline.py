"""Inline Markdown of quiz text: emphasis, strong, code and links; everything else is escaped.

Author text is not trusted. Python-Markdown passes raw HTML and `javascript:`
links, therefore quiz text has its own small reader: text is split at code and
links, each piece is escaped, and only then marks become tags.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

_PIECES = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|\[(?P<label>[^\[\]\n]+)\]\((?P<target>[^()\s]+)\)"
    r"|\\(?P<escaped>[\\`*_\[\]])"
)
_STRONG = re.compile(r"\*\*(?=\S)((?:(?!\*\*(?!\*)).)+?)(?<=\S)\*\*(?!\*)", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=[^\s*_])\1(?![\w*])")
_KEPT = re.compile("\ue000([0-9]+)\ue001")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

#: Turns the target of a relative link into an address as seen from the page.
Resolve = Callable[[str], str]


def inline_html(text: str, resolve: Resolve = lambda target: target) -> str:
    """Return quiz text as HTML that is safe inside a paragraph.

    Links may go to http, https, mailto and relative addresses; a link to
    anything else is shown as its label alone.
    """
    parts: list[str] = []
    kept: list[str] = []
    position = 0

    def keep(piece: str) -> str:
        # A private-use character stands for what is done, so that marks cannot reach into it.
        kept.append(piece)
        return f"\ue000{len(kept) - 1}\ue001"

    text = text.replace("\ue000", "").replace("\ue001", "")
    for match in _PIECES.finditer(text):
        parts.append(html.escape(text[position : match.start()], quote=True))
        position = match.end()
        if match["code"] is not None:
            parts.append(keep(f"<code>{html.escape(match['code'])}</code>"))
        elif match["label"] is not None:
            parts.append(_link(match["label"], match["target"], resolve, keep))
        else:
            parts.append(keep(html.escape(match["escaped"])))
    parts.append(html.escape(text[position:], quote=True))
    marked = _STRONG.sub(lambda m: _tagged("strong", m[0], m[1], kept), "".join(parts))
    marked = _EMPHASIS.sub(lambda m: _tagged("em", m[0], m[2], kept), marked)
    return _KEPT.sub(lambda m: kept[int(m[1])], marked)


def _tagged(tag: str, whole: str, inner: str, kept: list[str]) -> str:
    """Return `inner` in a tag, or all as it stands where the tag would overlap with another one."""
    tags = [piece[:2] for piece in re.findall("</?strong>", inner)]
    links = [kept[int(number)][:2] for number in _KEPT.findall(inner)]
    for starts in (tags, [start for start in links if start in ("<a", "</")]):
        depth = 0
        for start in starts:
            depth += -1 if start == "</" else 1
            if depth < 0:
                return whole
        if depth:
            return whole
    return f"<{tag}>{inner}</{tag}>"


def _link(label: str, target: str, resolve: Resolve, keep: Callable[[str], str]) -> str:
    escaped = html.escape(label, quote=True)
    if _SCHEME.match(target):
        if not re.match(r"(https?://|mailto:)", target, re.IGNORECASE):
            return escaped
    elif target.startswith("//") or "\\" in target or not target.isprintable():
        return escaped
    else:
        target = resolve(target)
    return keep(f'<a href="{html.escape(target, quote=True)}">') + escaped + keep("</a>")


def link_targets(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the target of each link in quiz text, with where it begins and ends."""
    for match in _PIECES.finditer(text):
        if match["target"] is not None:
            yield match["target"], *match.span("target")


def plain(text: str) -> str:
    """Return quiz text without its marks, for labels and measures."""
    return html.unescape(re.sub(r"<[^>]*>", "", inline_html(text)))
