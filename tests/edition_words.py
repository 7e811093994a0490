"""The proof that an edition holds the words of its TEI, once and in order, and no others but labels.

A page or a text is taken apart into the document, its notes, and what stands round them. The
words of the first two are those of the TEI. What stands round them is made of whole phrases:
the text of an element of the header or the register, an attribute of theirs, a label with its
slots filled, a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import lxml.html
from lxml import etree

from tests.xslt_editions import NS, XSLT, body_words, footnotes, note_words, words

_UNSEEN = {"style", "script", "head", "title", "template"}
_READ_OUT = ("title", "aria-label", "alt", "data-label", "placeholder")
Phrases = dict[str, set[tuple[str, ...]]]


def check_page(tei: str, html: str, language: str = "en") -> None:
    """Hold the words of a page against those of its TEI and of the labels."""
    tree = lxml.html.document_fromstring(html)
    text = tree.get_element_by_id("text")
    notes = tree.xpath("//*[@id = 'notes']/ol/li/*[contains(@class, 'note')]")
    assert words(_visible(text)) == body_words(tei)
    assert [words(_visible(note)) for note in notes] == note_words(tei)
    phrases = _phrases(tei, language)
    for element in [text, *notes]:
        element[:] = []
        element.text = None
    told = [str(one) for one in tree.xpath("//body//text()") if not _is_unseen(one.getparent())]
    told += [str(value) for name in _READ_OUT for value in tree.xpath(f"//body//@{name}")]
    assert [one for one in told if unexplained(words(one), phrases)] == []


def check_text(tei: str, plain: str, language: str = "en", width: int = 72) -> None:
    """Hold the words of a plain text against those of its TEI and of the labels."""
    head, document, notes, rest = parts(plain, language, width)
    numbers = [note.get("n") for note in footnotes(etree.fromstring(tei.encode()))]
    if None in numbers or len(set(numbers)) < len(numbers):
        numbers = [str(number) for number in range(1, len(numbers) + 1)]
    markers = "|".join(re.escape(f"[{number}]") for number in numbers) or "(?!)"
    assert words(re.sub(markers, "", document)) == body_words(tei, item_numbers=True)
    found = re.split(rf"^(?:{markers}) ", notes, flags=re.MULTILINE)[1:] if numbers else []
    assert [words(re.sub(markers, "", note)) for note in found] == note_words(tei)
    assert unexplained(words(f"{head} {rest}"), _phrases(tei, language)) == []


def parts(plain: str, language: str = "en", width: int = 72) -> tuple[str, str, str, str]:
    """Return the head of a plain text, its document, its notes, and what follows them."""
    head, _, rest = plain.partition("\n" + "=" * width + "\n")
    document, *more = rest.split("\n" + "-" * width + "\n")
    heading = labels(language)["notes"] + "\n"
    notes = [part for part in more if part.startswith(heading)][:1]
    return head, document, "".join(notes), "\n".join(part for part in more if part not in notes)


@cache
def labels(language: str) -> dict[str, str]:
    """Return the labels of a language by their keys."""
    tree = etree.parse(XSLT / "labels" / f"{language}.xml")
    return {one.get("key", ""): one.text or "" for one in tree.getroot().iter("label")}


def unexplained(found: list[str], phrases: Phrases) -> list[str]:
    """Return the words from the first on that no row of phrases and numbers covers."""
    found = _apart(found)
    reached = {0}
    for at, word in enumerate(found):
        if at not in reached:
            continue
        if word.isdigit():
            reached.add(at + 1)
        for phrase in phrases.get(word, ()):
            if tuple(found[at : at + len(phrase)]) == phrase:
                reached.add(at + len(phrase))
    return [] if len(found) in reached else found[max(reached) :]


def _phrases(tei: str, language: str) -> Phrases:
    root = etree.fromstring(tei.encode())
    found: Phrases = {}
    texts = [piece for label in labels(language).values() for piece in re.split(r"\{\w+\}", label)]
    for text in ["doi:", *texts, *_facts(root)]:
        if phrase := tuple(_apart(words(text))):
            found.setdefault(phrase[0], set()).add(phrase)
    return found


def _apart(found: Iterable[str]) -> list[str]:
    """Return words with numbers in front of a hyphen apart: “3-mal” is a filled slot."""
    return [piece for word in found for piece in re.split(r"(?<=\d)-(?=[^\W\d])", word)]


def _facts(root: etree._Element) -> Iterator[str]:
    """Yield what the header and the register say, and what the TEI's own attributes say."""
    for element in root.xpath("t:teiHeader//* | t:standOff//*", namespaces=NS):
        if not isinstance(element.tag, str):
            continue
        yield "".join(element.itertext())
        yield from element.xpath("text()")
        for value in element.attrib.values():
            yield value
            # A link is shown without its scheme, a checksum cut short.
            yield from (value[:12], re.sub(r"^\w+://", "", value))
        if (element.text or "").strip():
            yield (element.text or "")[:12]
    yield str(root.get("{http://www.w3.org/XML/1998/namespace}id", ""))
    # Signs of notes, numbers of paragraphs and pages.
    yield from (str(value) for value in root.xpath("t:text//@n", namespaces=NS))
    yield from (str(value) for value in root.xpath("t:text//t:gap/@rend", namespaces=NS))


def _visible(element: lxml.html.HtmlElement) -> str:
    return "".join(
        str(text) for text in element.xpath(".//text()") if not _is_unseen(text.getparent())
    )


def _is_unseen(element: lxml.html.HtmlElement) -> bool:
    ancestors: Iterable[lxml.html.HtmlElement] = [element, *element.iterancestors()]
    return any(one.tag in _UNSEEN or one.get("hidden") is not None for one in ancestors)
