"""What every HTML page of ours has: its style in itself, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache

from converter import resources
from converter.regexes import regex

# Begins what is in the page itself and would be carried out or applied. Data (JSON-LD) is neither.
_OPENING = regex(r"<(style|script)(?: type=\"?module\"?)?>")
_HOLES = {"style": "{style-hashes}", "script": "{script-hashes}"}
# Comments, and white space round what parts rules from each other; what stands in quotes is kept.
_FOR_WRITERS = regex(
    r"(?P<kept>\"[^\"\n]*\")|/\*.*?\*/\s*|\s*(?P<sign>[{};])\s*|(?<=:)\s+|^\s+",
    re.DOTALL,
)
_META = regex(r'<meta http-equiv="Content-Security-Policy"[^<>]*>')


@cache
def style(*names: str) -> str:
    """Return the style sheet of a page: what all pages share, then the files named of xslt/html."""
    files = (resources.stylesheet(f"html/{name}.css") for name in ("edition", *names))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    # Every page carries it: what is for those who write it stays behind.
    return _FOR_WRITERS.sub(lambda piece: piece["kept"] or piece["sign"] or "", text)


@cache
def style_hole(*names: str) -> str:
    """Return what stands for a page's style sheet until ``sealed`` puts it in.

    The stylesheets are handed this, for a style sheet is longer than many a document. No
    text of a document holds it by chance: it is a hash.
    """
    return f"/*{hashlib.sha256(style(*names).encode()).hexdigest()}*/"


def sealed(html: str, *names: str) -> str:
    """Return a page whose Content-Security-Policy names its own styles and scripts, and no other.

    ``names`` are those of the style sheet whose hole it has.

    The stylesheets leave ``{style-hashes}`` and ``{script-hashes}`` for them (Content
    Security Policy Level 3, section 2.3.1: sources of the form 'sha256-...').

    >>> policy = '<meta http-equiv="Content-Security-Policy" content="style-src {style-hashes}">'
    >>> sealed(policy + "<style>p { color: red }</style>")[52:101]
    "style-src 'sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUs"
    """
    if names:
        html = html.replace(style_hole(*names), style(*names), 1)
    found: dict[str, list[str]] = {"style": [], "script": []}
    for kind, text in _pieces(html):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        if (source := f"'sha256-{digest}'") not in found[kind]:
            found[kind].append(source)

    def filled(meta: re.Match[str]) -> str:
        text = meta[0]
        for kind, hole in _HOLES.items():
            text = text.replace(hole, " ".join(found[kind]) or "'none'")
        return text

    return _META.sub(filled, html, count=1)


def _pieces(html: str) -> Iterator[tuple[str, str]]:
    """Yield the styles and scripts of a page: which of the two, and its text."""
    at = 0
    while opening := _OPENING.search(html, at):
        at = opening.end()
        if (end := html.find(f"</{opening[1]}>", at)) >= 0:
            yield opening[1], html[at:end]
            at = end
