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
    "bibtex": ("html/*.bib", "how to cite each document, for BibTeX and biber"),
    "ris": ("html/*.ris", "the same in RIS, which reference managers read"),
    "csl-json": ("html/*.csl.json", "the same in CSL-JSON"),
    "source": ("source/*", "the plain-text sources, as they were read"),
}


_RIGHTS = """\
It is the licence of the edition. What an archive says of its own rights stands in the header of
each document."""
_SOURCES = """\
The plain-text sources themselves are not all here. Each document names its source and the SHA-256
checksum of it; with its .restore.json file it gives the source again, byte for byte, as long as
neither was edited."""
_WITH_SOURCES = """\
Each document names its source and the SHA-256 checksum of it. With its .restore.json file it gives
the source again, byte for byte, as long as neither was edited."""
_PACKAGE = """\
This folder is the payload of a BagIt bag (RFC 8493): the manifests beside it hold a SHA-256 and
a SHA-512 checksum of each file. It is an RO-Crate too: ro-crate-metadata.json describes each
file."""


def readme(
    edition: Edition, contents: Contents, more: Sequence[str], asked: Sequence[str]
) -> bytes:
    """Return the README of the deposit: what it is, what lies in it, what is still asked."""
    title = edition.title or "A digital edition"
    lines = [*_wrap(title), "=" * min(len(title), _WIDTH), "", *_wrap(contents.describe())]
    if cited := cite(edition):
        lines += [*_heading("How to cite"), *_wrap(cited)]
    if edition.licence or edition.licence_url:
        lines += [*_heading("Licence"), *_wrap(edition.licence), *_wrap(edition.licence_url)]
        lines += ["", *_wrap(_RIGHTS)]
    lines += [*_heading("What is here"), *_listed(contents, more)]
    complete = contents.kinds["source"] == contents.documents
    lines += ["", *_wrap(_WITH_SOURCES if complete else _SOURCES), "", *_wrap(_PACKAGE)]
    lines += _heading("What a repository still asks")
    for one in asked:
        lines += _wrap(one, "- ", "  ")
    return "\n".join([*lines, ""]).encode()


def _heading(text: str) -> list[str]:
    return ["", text, "-" * len(text)]


def _wrap(text: str, first: str = "", indent: str = "") -> list[str]:
    """Return the lines of a text; addresses and names with hyphens are not broken."""
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _listed(contents: Contents, more: Sequence[str]) -> Iterator[str]:
    for kind, (pattern, what) in _KINDS.items():
        if number := contents.kinds[kind]:
            yield f"{pattern} ({number})"
            yield from _wrap(what, "    ", "    ")
    yield from more
