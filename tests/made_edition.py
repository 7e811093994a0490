"""An edition of made-up documents, as the pages of the edition get it, and its pages."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import lxml.html
from lxml.html import HtmlElement

from converter.filing import Filing
from converter.on_disk import database
from converter.outcome import Failure, Outcome, Output, output_path
from converter.register import Registers, registers
from converter.settings import Edition, Settings
from converter.site import pages
from converter.site.cutting import MOST_OF_A_PAGE
from converter.site.facets import Facet, facets
from converter.site.gathering import gather

EDITION = Edition(title="The Harbour Papers", publisher="Press", editors=("Ada Muster", "I. Probe"))


def document(name: str, when: str = "", **other: object) -> Outcome:
    """Return the outcome of a document; what is said of it goes to where it belongs."""
    filed = {key: other.pop(key) for key in list(other) if key in Filing.__dataclass_fields__}
    sender, receivers = other.get("sender", ""), other.get("receivers", ())
    assert isinstance(receivers, tuple)
    parties = [("sender", sender, "")] if sender else []
    parties += [("receiver", one, "") for one in receivers]
    said: dict[str, object] = {
        "title": f"Report {name}",
        "kind": "report",
        "words": {"source": 1200},
        "persons": 3,
        "filing": Filing(**{"parties": tuple(parties), "languages": ("en",), **filed}),  # type: ignore[arg-type]
        "outputs": tuple(
            Output(kind, output_path(kind, name), "") for kind in ("tei", "html", "text")
        ),
        **other,
    }
    return Outcome(f"{name}.txt", name, f"doc-{name.replace('/', '-')}", when=when, **said)  # type: ignore[arg-type]


def broken(name: str, message: str) -> Outcome:
    """Return the outcome of a document that could not be converted."""
    return Outcome(f"{name}.txt", name, failure=Failure("source", message))


def many(count: int, seed: int = 7) -> list[Outcome]:
    """Return documents of some years by some senders; some lack what others have."""
    draw = random.Random(seed)  # noqa: S311  (made-up documents)
    senders = ["Ada Vela", "Äda Vela", "O'Hara & Sons", "Вера Ким", "Con", "Index", "", "Vela 2"]
    archives = ["State Archive", "State archive", "City Archive", ""]
    found = []
    for number in range(count):
        year, month = draw.choice([1958, 1961, 1961, 1962, 1962, 1962]), draw.randint(1, 12)
        when = draw.choice([f"{year}-{month:02}-11", f"{year}-{month:02}", f"{year}", ""])
        found.append(
            document(
                f"{year}/a {number:04}",
                when,
                sender=draw.choice(senders),
                receivers=tuple(draw.sample(senders[:6], draw.randint(0, 2))),
                place=draw.choice(["Lindmouth", "Port Sabal", ""]),
                kind=draw.choice(["report", "letter", "telegram"]),
                archive=draw.choice(archives),
                collections=draw.choice([("Fond 1", "Box 2"), ("Fond 2",), ()]),
                classification=draw.choice(["Secret", "Top secret", ""]),
                languages=draw.choice([("en",), ("ru", "de"), ("Old Lesnan",)]),
                title=f"Report {number} & more " + "of the same " * draw.randint(0, 20),
            )
        )
    return found


def made(
    outcomes: Iterable[Outcome],
    people: Registers | None = None,
    *,
    most: int = MOST_OF_A_PAGE,
    edition: Edition = EDITION,
) -> dict[str, str]:
    """Return the pages of an edition by their paths."""
    with registers([]) as nobody:
        found = list(pages(list(outcomes), people or nobody, Settings(edition), most))
    assert len({path for path, _ in found}) == len(found)
    return dict(found)


@contextmanager
def arranged(outcomes: Iterable[Outcome]) -> Iterator[tuple[Facet, ...]]:
    """Give the facets of documents whose entries are their numbers."""
    with database() as rows:
        gather(rows, outcomes, lambda *_: None, lambda some: map(str, range(len(some))))
        yield facets(rows)


def tree(html: str) -> HtmlElement:
    """Return a page as a tree."""
    return lxml.html.document_fromstring(html)


def listed(html: str) -> list[str]:
    """Return the ids of the documents that a page lists, in order."""
    return [str(one) for one in tree(html).xpath("//*[@id='documents']//li/@id")]


def text(element: HtmlElement) -> str:
    """Return the text of an element, its white space closed up."""
    return " ".join(element.text_content().split())
