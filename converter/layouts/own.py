"""A page divided by an editor's own rules, as a layout file gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from converter.findings import Finding
from converter.layouts.layout import Divider, Layout
from converter.layouts.own_parts import Head, Tail, drop_boilerplate, is_boilerplate, label_in
from converter.layouts.unlabelled import summary_start
from converter.lines import Line
from converter.model import Home, Reason, Regions
from converter.page_rules import PageRules, Sign


def own_layout(rules: PageRules) -> Layout:
    """Return the layout that an editor's rules make."""
    return Layout(rules.name, rules.about, partial(excuse, rules), partial(divide, rules))


def excuse(rules: PageRules, lines: Sequence[Line]) -> str | None:
    """Say which of the signs that the rules ask for is missing from the page."""
    for sign in rules.claims:
        if _first(sign, lines) is None:
            return f"{sign} is not in the page"
    return None


def divide(rules: PageRules, lines: Sequence[Line]) -> Regions:
    """Give the head, the document and the tail their regions, as the rules say."""
    page = Divider()
    opening = _first(rules.opens, lines) if rules.opens else None
    tail = _tail_start(rules, lines, opening or 0)
    body = _below_head(rules, lines[:tail]) if opening is None else opening
    lead = rules.opens.end_in(lines[body].text) if rules.opens and opening is not None else 0
    Head(rules, page).divide(lines[:body])
    document = list(lines[body:tail])
    if document and lead:
        page.drop(Reason.LABEL, document[0].part(0, lead))
        document[0] = document[0].part(lead)
        document = document[1:] if document[0].blank else document
    document = [line for line in document if not drop_boilerplate(rules, page, line)]
    if rules.summary == "below-body" and tail < len(lines):
        filled = [line for line in document if not line.blank]
        start = summary_start(filled)
        page.keep(Home.SUMMARY, filled[start:])
        if start < len(filled):
            document = document[: document.index(filled[start])]
    if rules.flow == "line":  # nothing is lost when what is dropped parts the document
        for line in document:
            page.keep(Home.BODY, [line])
    else:
        page.keep(Home.BODY, document)
    Tail(rules, page).divide(lines[tail:])
    return page.regions(rules.name, rules.flow, tuple(_missing(rules, lines)))


def _missing(rules: PageRules, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield a finding for each end of the document that the rules name and the page has not."""
    for sign, does in ((rules.opens, "opens"), (rules.ends, "ends")):
        if sign and _first(sign, lines) is None:
            message = f"Not found: {sign}, which {does} the document; see where it was parted."
            yield Finding("sign-missing", message)


def _first(sign: Sign, lines: Sequence[Line]) -> int | None:
    return next((i for i, line in enumerate(lines) if sign.end_in(line.text) is not None), None)


def _below_head(rules: PageRules, lines: Sequence[Line]) -> int:
    """Return where the document begins that nothing opens: a paragraph below the head's last label.

    Only the labels at the top count, each once; a document may have such a word
    too. Without any label it begins below the lines that ``head`` names.
    """
    seen: set[str] = set()
    last = -1
    for index, line in enumerate(lines):
        label = label_in(rules, line)
        if label:
            if label[0] in seen:
                break
            seen.add(label[0])
            last = index
    if last < 0:
        filled = [
            i for i, line in enumerate(lines) if not line.blank and not is_boilerplate(rules, line)
        ]
        return filled[len(rules.head) - 1] + 1 if len(filled) > len(rules.head) else 0
    label = label_in(rules, lines[last])
    begun = bool(label and not lines[last].part(label[1]).blank)
    at = last + 1
    while at < len(lines) and not (lines[at].blank and begun):
        begun = begun or not lines[at].blank
        at += 1
    return at


def _tail_start(rules: PageRules, lines: Sequence[Line], opening: int) -> int:
    """Return the index of the last line that ends the document, the number of lines when none does.

    It stands below the line that opens the document.
    """
    if rules.ends:
        for index in range(len(lines) - 1, opening, -1):
            if rules.ends.end_in(lines[index].text) is not None:
                return index
    return len(lines)
