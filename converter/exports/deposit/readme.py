"""The README of a deposit: what it is, how to cite it, what lies in it, what is still asked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from converter.exports.deposit.citing import cite
from converter.exports.deposit.contents import Contents
from converter.settings import Edition

_WIDTH = 72
_KINDS = {
    "tei": ("tei/*.xml", "the documents in TEI P5: the edition itself"),
    "restore": (
        "tei/*.restore.json",
        "what TEI cannot hold (white space, line ends); with the TEI it gives the source again",
    ),
    "html": ("html/*.html", "pages to read, made from the TEI; begin with index.html"),
    "text": ("text/*.txt", "the same as plain text"),
}


def readme(
    edition: Edition, contents: Contents, more: Sequence[str], asked: Sequence[str]
) -> bytes:
    """Return the README of the deposit: what it is, what lies in it, what is still asked."""
    title = edition.title or "A digital edition"
    lines = [*textwrap.wrap(title, _WIDTH), "=" * min(len(title), _WIDTH), ""]
    lines += [*textwrap.wrap(contents.describe(), _WIDTH), ""]
    if cited := cite(edition):
        lines += ["How to cite", "-----------", *_kept(cited), ""]
    if edition.licence or edition.licence_url:
        lines += ["Licence", "-------", *_kept(edition.licence), *_kept(edition.licence_url), ""]
        lines += [
            *textwrap.wrap(
                "It is the licence of the edition. What an archive says of its own "
                "rights stands in the header of each document.",
                _WIDTH,
            ),
            "",
        ]
    lines += ["What is here", "------------", *_listed(contents, more), ""]
    lines += [
        *textwrap.wrap(
            "The plain-text sources themselves are not here. Each document names its "
            "source and the SHA-256 checksum of it; with its .restore.json file it gives "
            "the source again, byte for byte, as long as neither was edited.",
            _WIDTH,
        ),
        "",
        *textwrap.wrap(
            "This folder is the payload of a BagIt bag (RFC 8493): the manifests beside it "
            "hold a SHA-256 and a SHA-512 checksum of each file. It is an RO-Crate too: "
            "ro-crate-metadata.json describes each file.",
            _WIDTH,
        ),
        "",
        "What a repository still asks",
        "----------------------------",
    ]
    for one in asked:
        lines += textwrap.wrap(one, _WIDTH, initial_indent="- ", subsequent_indent="  ")
    return "\n".join([*lines, ""]).encode()


def _kept(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _listed(contents: Contents, more: Sequence[str]) -> Iterator[str]:
    for kind, (pattern, what) in _KINDS.items():
        if number := contents.kinds[kind]:
            yield f"{pattern} ({number})"
            yield from textwrap.wrap(what, _WIDTH, initial_indent="    ", subsequent_indent="    ")
    yield from more
