"""Show a page and its TEI side by side, joined by lines: the picture of docs/encoding.md."""

from __future__ import annotations

import html
import re
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
NS = {"t": "http://www.tei-c.org/ns/1.0"}
# How a name was found is explained in words beside the picture; here it would only hide the rest.
_QUIET = ("cert", "evidence", "resp")
ELLIPSIS = "…"
DROPPED = "<em>no element: a label of the page; conversion.json lists it as dropped</em>"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: where its words begin and end there, what they become, and where."""

    place: str
    begins: str
    ends: str
    paths: tuple[str, ...]


PARTS = (
    Part("head", "January 30, 1962", "1962", ("t:teiHeader//t:biblStruct//t:date",)),
    Part("head", "Orvanian Embassy in", "Crisis'", ("t:teiHeader//t:titleStmt/t:title",)),
    Part("head", "This document was", "Specimen Trust", ("t:teiHeader//t:note[@type='credit']",)),
    Part("opener", "The Embassy of", "SECRET!", (
        "t:text//t:seg[@type='letterhead']", "t:text//t:seg[@type='classification']",
    )),
    Part("opener", "22/ 1962/", "three copies", (
        "t:text//t:idno[@type='registry']", "t:text//t:seg[@type='copies']",
    )),
    Part("opener", "Typed by", "Embassy", (
        "t:text//t:seg[@type='typist']", "t:text//t:seg[@type='distribution']",
    )),
    Part("opener", "Port Sabal, 28", "1962", ("t:text//t:dateline",)),
    Part("opener", "Subject: The", "crisis.", ("t:text//t:seg[@type='subject']",)),
    Part("text", "Until October", "[Luz Ocarez] used to come", ("t:text//t:p[@n='2']",)),
    Part("text", "Comrades Tolmin", "were then told", ("t:text//t:p[@n='4']",)),
    Part("closer", "Gedeon Tarkálvi", "Tarkálvi", ("t:text//t:closer/t:signed",)),
    Part("closer", "to Comrade Foreign", "Kamondi", ("t:text//t:closer/t:address",)),
    Part("head", "Ambassador Gedeon", "at a distance", ("t:teiHeader//t:abstract",)),
    Part("dropped", "Document Information", "Document Information", ()),
    Part("head", "Specimen Archive of", "Judith Amberley", (
        "t:teiHeader//t:bibl[@type='citation']",
    )),
)  # fmt: skip

PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; padding: 22px 24px; background: #fbfaf5; position: relative;
       font: 13px/1.5 monospace; color: #222; }
h1 { font: 15px serif; letter-spacing: .1em; color: #555; margin: 0 0 10px; }
main { display: grid; grid-template-columns: 35%% 1fr; column-gap: 74px; }
section div { background: #fff; border: 1px solid #d8d3c4; border-left: 5px solid var(--c);
      padding: 5px 10px; margin: 0 0 9px; white-space: pre-wrap; overflow-wrap: anywhere; }
section + section div { border-left: 1px solid #d8d3c4; border-right: 5px solid var(--c); }
.head { --c: #1d5f9a; } .opener { --c: #2c7a3f; } .text { --c: #a06a00; } .closer { --c: #7b3a8c; }
.dropped { --c: #8a8a8a; } em { color: #555; }
b { font-weight: normal; color: #1d4f7a; } i { font-style: normal; color: #8a2318; }
svg { position: absolute; left: 0; top: 0; pointer-events: none; }
p { font: 13px/1.4 sans-serif; margin: 8px 0 0; color: #444; }
p span { border-left: 14px solid var(--c); padding-left: 6px; margin-right: 18px; }
</style><main><section><h1>THE PAGE</h1>%s</section><section><h1>THE TEI</h1>%s</section></main>
<p><span class="head">header</span><span class="opener">opener</span><span class="text">text</span>
<span class="closer">closer</span><span class="dropped">dropped</span></p>
<svg width="100%%" height="100%%"></svg><script>
const svg = document.querySelector("svg"), [left, right] = document.querySelectorAll("section");
document.querySelectorAll("section:first-child div").forEach((from) => {
  const to = right.querySelector(`[data-n="${from.dataset.n}"]`);
  const a = from.getBoundingClientRect(), b = to.getBoundingClientRect();
  const y = a.top + a.height / 2, z = b.top + b.height / 2, m = (a.right + b.left) / 2;
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", `M${a.right},${y} C${m},${y} ${m},${z} ${b.left},${z}`);
  line.setAttribute("fill", "none");
  line.setAttribute("stroke", getComputedStyle(from).getPropertyValue("--c"));
  line.setAttribute("stroke-width", "2");
  svg.append(line);
});
</script>"""


def side_by_side(source: str, tei: etree._Element) -> str:
    """Return a page of HTML that shows the parts of a source beside what became of them."""
    left, right, at = [], [], 0
    for number, part in enumerate(PARTS):
        start = source.index(part.begins, at)
        at = source.index(part.ends, start) + len(part.ends)
        words = re.sub(r"\n\s*\n+", "\n\n", source[start:at])
        before = ELLIPSIS + " " if source[start - 1] != "\n" else ""
        after = " " + ELLIPSIS if at < len(source) and source[at] != "\n" else ""
        left.append(_box(number, part, html.escape(before + words + after)))
        shown = "\n".join(fragment(_one(tei, path), part) for path in part.paths)
        right.append(_box(number, part, coloured(shown) if shown else DROPPED))
    return PAGE % ("\n".join(left), "\n".join(right))


def _box(number: int, part: Part, shown: str) -> str:
    return f'<div class="{part.place}" data-n="{number}">{shown}</div>'


def _one(tei: etree._Element, path: str) -> etree._Element:
    found = tei.find(path, NS)
    if found is None:
        raise SystemExit(f"the specimen has no {path} any more")
    return found


def fragment(element: etree._Element, part: Part) -> str:
    """Return an element as XML, with only the words of a part; what is left out is a …."""
    shown = deepcopy(element)
    shown.tail = None
    texts = list(_texts(shown))
    whole = "".join(text for _, _, text in texts)
    start = max(0, whole.find(part.begins))
    start = start if whole[:start].strip() else 0
    # Brackets became elements: look for the last words of the part.
    last = part.ends.split("]")[-1].strip()
    end = whole.find(last, start) + len(last) if last in whole[start:] else len(whole)
    at = 0
    for holder, kind, text in texts:
        kept = text[max(0, start - at) : max(0, end - at)]
        if at < start <= at + len(text):
            kept = f"{ELLIPSIS} {kept}"
        if at < end < at + len(text) and text[end - at :].strip():
            kept = f"{kept} {ELLIPSIS}"
        setattr(holder, kind, kept or None)
        at += len(text)
    _prune(shown)
    for one in shown.iter():
        for name in _QUIET:
            one.attrib.pop(name, "")
    printed = re.sub(r' xmlns="[^"]*"', "", etree.tostring(shown, encoding="unicode"))
    return re.sub(r"\n\s*", " ", re.sub(r"(?<=>)\s*\n\s*(?=<)|(?<=<lb/>)\s+", "", printed))


def _texts(element: etree._Element) -> list[tuple[etree._Element, str, str]]:
    """Return each run of text in order: what holds it, whether as text or tail, and the run."""
    found = [(element, "text", element.text or "")]
    for child in element:
        found += _texts(child)
        found.append((child, "tail", child.tail or ""))
    return found


def _prune(element: etree._Element) -> None:
    """Take out the elements that are empty now, their tails kept."""
    for child in list(element):
        _prune(child)
        if not "".join(str(text) for text in child.itertext()).strip() and child.tag != f"{TEI}lb":
            before = child.getprevious()
            if before is None:
                element.text = (element.text or "") + (child.tail or "")
            else:
                before.tail = (before.tail or "") + (child.tail or "")
            element.remove(child)


def coloured(xml: str) -> str:
    """Return XML as HTML with its tags in colour."""
    tags = re.compile(r"(&lt;/?)([\w:]+)((?:(?!&gt;).)*?)(/?&gt;)", re.DOTALL)
    return tags.sub(r"\1<i>\2</i><b>\3</b>\4", html.escape(xml, quote=False))
