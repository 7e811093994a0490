"""An entry of a register as HTML of bounded size: the names, the documents, the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, islice
from urllib.parse import quote

from converter.appearance import Occurrence
from converter.labels import Labels
from converter.outcome import output_path
from converter.regexes import regex
from converter.register import Entry, Member, Office, Paper, Thing

_PLACES = 60
"""Places shown with their line for one entry; in further documents they are counted."""

_DOCUMENTS = 400
"""Documents listed for one entry; more are counted."""

_OFFICES = 200
"""Offices shown of one person, those that most documents name; more are counted."""

_DATES = 5
"""Documents of an office that are given one by one; of more, the first and the last date."""

_AUTHORITIES = {
    "wikidata": "https://www.wikidata.org/wiki/",
    "VIAF": "https://viaf.org/viaf/",
    "GND": "https://d-nb.info/gnd/",
    "GeoNames": "https://www.geonames.org/",
}
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\xa0": "&nbsp;"})
# As XSLT and XQuery Serialization 3.1, section 7.2, has it: the frames of the pages are made so.
_IN_ATTRIBUTES = str.maketrans({"&": "&amp;", ">": "&gt;", '"': "&#34;", "\xa0": "&nbsp;"})
_SPECIAL = regex('[&<>"\xa0]')
_NO_ASCII = regex(r"[^\x20-\x7e]")


class Teller:
    """Writes the entries of registers in the words of a language."""

    def __init__(self, words: Labels) -> None:
        """Keep the words."""
        self._words, self._of = words, words.of
        self._date = lru_cache(8_192)(words.date)

    def entry(self, entry: Entry | Thing) -> str:
        """Return all that is shown of an entry."""
        ident = attribute(entry.id)
        papers, shown = self._papers(entry.members)
        more = self._count(entry.counts.documents - shown, "more-documents-one", "more-documents")
        if isinstance(entry, Entry):
            nature, offices = self._life(entry), self._offices(entry)
        else:
            nature, offices = _paragraph("within", "; ".join(entry.within)), ""
        return "".join(
            (
                f'<li class="entry" id="{ident}">',
                f'<h3><a href="#{ident}">{text(called(entry))}</a></h3>',
                nature,
                self._variants(entry.variants),
                offices,
                _numbers(entry.idnos),
                f'<p class="counts">{text(self._counts(entry))}</p>',
                f'<ul class="papers">{papers}</ul>',
                _paragraph("more", more),
                "</li>",
            )
        )

    def line(self, entry: Entry | Thing, path: str) -> str:
        """Return a line of the list of names; the entry stands in the page ``path``."""
        counts = entry.counts
        told = (
            self._count(counts.documents, "documents-one", "documents"),
            "–".join(counts.years),
        )
        return (
            f'<li class="line" id="{attribute(entry.id)}">'
            f'<a href="{attribute(f"{path}#{entry.id}")}">{text(called(entry))}</a>'
            f'<span class="remark"> {text(", ".join(filter(None, told)))}</span></li>'
        )

    def names(self, names: tuple[str, str], path: str, kind: str, count: int) -> str:
        """Return a line that leads to a page of names, from one name to another."""
        told = " – ".join(dict.fromkeys(names))
        counted = self._count(count, f"{kind}-one", f"{kind}-many")
        return (
            f'<li class="line"><a href="{attribute(path)}">{text(told)}</a>'
            f'<span class="remark"> {text(counted)}</span></li>'
        )

    def _count(self, number: int, one: str, many: str) -> str:
        return self._words.count(number, one, many)

    def _life(self, entry: Entry) -> str:
        dates = (("born", entry.born), ("died", entry.died))
        told = (f"{self._of[key]} {self._date(date)}" for key, date in dates if date)
        return _paragraph("life", ", ".join(told))

    def _variants(self, variants: tuple[str, ...]) -> str:
        return (
            _paragraph("variants", f"{self._of['also']} {', '.join(variants)}") if variants else ""
        )

    def _counts(self, entry: Entry | Thing) -> str:
        counts = entry.counts
        person = isinstance(entry, Entry)
        named = counts.named if person else counts.documents
        translated = counts.documents - counts.named if person else 0
        origins = 0 if person else counts.origins
        told = (
            self._count(named, "named-in-one", "named-in"),
            self._count(translated, "translated-one", "translated"),
            "–".join(counts.years),
            self._count(counts.mentions, "mention", "mentions"),
            self._count(origins, "origin-of-one", "origin-of"),
        )
        return ", ".join(filter(None, told))

    # -- offices -------------------------------------------------------------

    def _offices(self, entry: Entry) -> str:
        if not entry.offices:
            return ""
        often = sorted(entry.offices, key=lambda office: -len(office.documents))[:_OFFICES]
        shown = {office.name for office in often}
        lines = [self._office(office) for office in entry.offices if office.name in shown]
        more = self._count(len(entry.offices) - len(often), "more-offices-one", "more-offices")
        lines += [f'<li class="more">{text(more)}</li>'] if more else []
        return f'<ul class="offices">{"".join(lines)}</ul>'

    def _office(self, office: Office) -> str:
        """Return an office and its dates; of many documents the first and the last."""
        documents, count = office.documents, len(office.documents)
        many = count > _DATES
        dates = [
            f'<a href="{_address(one)}" title="{attribute(one.title)}">{text(self._dated(one))}</a>'
            for one in ((documents[0], documents[-1]) if many else documents)
        ]
        told = (": " if dates else "") + (" … " if many else ", ").join(dates)
        told += f" ({text(self._count(count, 'documents-one', 'documents'))})" if many else ""
        return f'<li>{text(office.name)}<span class="dates">{told}</span></li>'

    def _dated(self, document: Paper) -> str:
        first, last = document.limits
        dates = (document.when or first or last, "" if document.when else last)
        told = dict.fromkeys(self._date(date) for date in dates if date)
        return " – ".join(told) if told else self._of["undated"]

    # -- documents -----------------------------------------------------------

    def _papers(self, members: Iterable[Member]) -> tuple[str, int]:
        """Return the documents of an entry, with the places where they name it, and how many."""
        told = list(islice(self._each_paper(members), _DOCUMENTS))
        return "".join(told), len(told)

    def _each_paper(self, members: Iterable[Member]) -> Iterator[str]:
        room = _PLACES
        for _, group in groupby(members, lambda member: member.document.id):
            row = list(group)
            shown = [one for member in row for one in member.occurrences][:room] if room else []
            room -= len(shown)
            yield self._paper(row, shown)

    def _paper(self, row: list[Member], shown: list[Occurrence]) -> str:
        document = row[0].document
        href = _address(document)
        parts = dict.fromkeys(part for member in row for part in member.parts)
        remark = ", ".join(self._of[f"as-{part}"] for part in parts)
        remark = f'<span class="remark"> · {text(remark)}</span>' if remark else ""
        lines = [
            f'<li><a class="place" href="{href}#{quote(one.anchor)}">{text(self._place(one))}</a>'
            f" {text(one.before)}<b>{text(one.name)}</b>{text(one.after)}</li>"
            for one in shown
        ]
        left = sum(member.mentions for member in row) - len(shown)
        if more := self._count(left, "more-places-one", "more-places"):
            lines.append(f'<li class="more">{text(more)}</li>')
        listed = f'<ul class="lines">{"".join(lines)}</ul>' if lines else ""
        return (
            f'<li><p class="title"><span class="date">{text(self._dated(document))}</span> '
            f'<span class="heading"><a href="{href}">{text(document.title)}</a>{remark}</span></p>'
            f"{listed}</li>"
        )

    def _place(self, place: Occurrence) -> str:
        if place.part == "paragraph":
            return f"§ {place.number}"
        if place.part == "note":
            return self._of["in-note"].replace("{n}", place.number)
        return self._of[f"in-{place.part}"]


def called(entry: Entry | Thing) -> str:
    """Return a name as registers have it (Beck, János); one that is one piece stays as it is."""
    if isinstance(entry, Entry) and entry.surname:
        return ", ".join(filter(None, (entry.surname, entry.forename, entry.title)))
    return entry.name


def text(told: str) -> str:
    """Return text as HTML."""
    return told.translate(_IN_TEXT) if _SPECIAL.search(told) else told


def attribute(told: str) -> str:
    """Return text as the value of an attribute."""
    if not _SPECIAL.search(told):
        return told
    return told.translate(_IN_ATTRIBUTES).replace("&amp;{", "&{")


def _paragraph(kind: str, told: str) -> str:
    return f'<p class="{kind}">{text(told)}</p>' if told else ""


def _numbers(idnos: Iterable[tuple[str, str]]) -> str:
    """Return the numbers of authorities, as links where their address is known."""
    told = " · ".join(_authority(kind, number) for kind, number in idnos)
    return f'<p class="idnos">{told}</p>' if told else ""


def _authority(kind: str, number: str) -> str:
    if number.startswith(("http:", "https:")):
        address = _NO_ASCII.sub(lambda char: quote(char[0]), number)
        return f'<a class="idno" href="{attribute(address)}">{text(kind)}</a>'
    if base := _AUTHORITIES.get(kind):
        return f'<a class="idno" href="{base}{quote(number, safe="")}">{text(kind)}</a>'
    return f'<span class="idno">{text(f"{kind} {number}")}</span>'


def _address(document: Paper) -> str:
    return quote(output_path("html", document.output))
