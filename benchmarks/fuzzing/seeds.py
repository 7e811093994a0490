"""What the inputs are made of: the specimens of corpus/, the layouts' own, files of editors."""

from __future__ import annotations

import importlib
import inspect
from functools import cache
from pathlib import Path

from converter.layouts import FALLBACK, LAYOUTS

ROOT = Path(__file__).resolve().parents[2]

CORRECTIONS = """\
layout = "plain"
title = "Report on the harbour"
date = "1958-05-03"

[[line]]
text = "Port Sabal, 3 May"
is = "dateline"

[[line]]
text = "I."
is = "heading"
level = 2

[[note]]
n = "1"
after = "is quiet"
line = "The harbour"

[[bracket]]
text = "[handwritten: seen]"
is = "remark"
occurrence = 1
"""
LAYOUT = """\
name = "my-archive"
about = "pages of my archive"
flow = "wrapped"
summary = "top"
claims = ["MY ARCHIVE", { label = "Shelfmark" }]
boilerplate = [{ pattern = '^Page \\d+ of' }]
opens = { label = "Text" }
ends = "End of document"
head = ["title", "date"]

[labels]
"Shelfmark" = "citation"
"Translated by" = "credit"
"""
EDITION = """\
[edition]
title = "Letters of the harbour"
publisher = "The quay"
licence = "CC BY 4.0"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
editors = ["Ada Brezan"]
date = "2020-02-03"

[names]
places = false
tagger = true

[site]
search = false
"""
CATALOGUE = """\
file;title;date;sender;receivers;language;x-shelf
01-sabal;"The, harbour";3 May 1958;Ada Brezan;"Vela, Tomas; Novak, Ada";en;1
letter.txt;=1+1;1958-13;;;xx;
"""
REVIEW = """\
file,line,surface,context,count,person,name,runner_up,certainty,evidence,why,decision,scope,note,state,what,made
letter,3,Vela,"met ⟦Vela⟧ at noon",2,vela,Tomas Vela,,low,surname,,is,report,,open,,0a1b
letter,5,Beck,"⟦Beck⟧ wrote",1,beck,A. Beck,,high,full-name,,not a person,corpus,,,passed,
"""
PERSONS = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="vela"><persName><forename>Tomas</forename> <surname>Vela</surname></persName>
<persName type="alone">Toma</persName><birth when="1901"/><occupation>Envoy</occupation></person>
<person xml:id="beck" ref="#vela"><persName>A. Beck</persName><death>1962</death></person>
</listPerson></standOff></TEI>
"""


@cache
def pages() -> tuple[str, ...]:
    """Return the specimens of corpus/ and of each layout."""
    files = sorted((ROOT / "corpus").glob("[0-9]*.[tm][xd]*"))
    return tuple(path.read_text(encoding="utf-8") for path in files) + tuple(
        specimen(layout.divide.__module__) for layout in (*LAYOUTS, FALLBACK)
    )


def specimen(module: str) -> str:
    """Return the page below ``Specimen::`` in the docstring of a layout's module."""
    doc = inspect.cleandoc(importlib.import_module(module).__doc__ or "")
    return inspect.cleandoc(doc.partition("Specimen::\n")[2]) + "\n"


@cache
def fragments() -> tuple[str, ...]:
    """Return pieces of all specimens, of 200 characters and more, cut where lines end."""
    found: list[str] = []
    for page in pages():
        held = ""
        for line in page.splitlines(keepends=True):
            held += line[:1500]
            if len(held) >= 200 + 60 * (len(found) % 11):
                found.append(held)
                held = ""
        found.append(held)
    return tuple(one for one in found if one.strip())


@cache
def tables() -> tuple[str, ...]:
    """Return files that editors write, each well made."""
    authority = (ROOT / "corpus" / "authority.csv").read_text(encoding="utf-8")
    short = "".join(authority.splitlines(keepends=True)[:6])
    return (CORRECTIONS, LAYOUT, EDITION, CATALOGUE, REVIEW, PERSONS, short)
