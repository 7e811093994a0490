"""What a document can be looked up by, beside its date, its kind and its place."""

from __future__ import annotations

from dataclasses import dataclass

from converter.model import Citation, Description, Home, Report


@dataclass(frozen=True, slots=True)
class Filing:
    """What a document is filed under, as its TEI says it.

    ``parties`` are what somebody is (sender or receiver), the name, and the person of the
    document ("": an office). ``languages`` are codes, or names of those without one.
    """

    parties: tuple[tuple[str, str, str], ...] = ()
    archive: str = ""
    collections: tuple[str, ...] = ()
    classification: str = ""
    languages: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()


def file_under(report: Report) -> Filing:
    """Return what a report is filed under."""
    about = report.about
    senders = (("sender", one.name, one.person) for one in about.sender)
    receivers = (("receiver", one.name, one.person) for one in about.receivers if not one.copy)
    return Filing(
        parties=(*senders, *receivers),
        archive=archive(about.citation),
        collections=about.citation.collections,
        classification=about.classification.capitalize(),
        languages=languages(about),
        rights=tuple(passage.text for passage in report.values(Home.RIGHTS)),
    )


def archive(citation: Citation) -> str:
    """Return the name of the archive, with its city: many countries have a National Archives.

    >>> archive(Citation("National Archives", "Hexiu"))
    'National Archives, Hexiu'
    >>> archive(Citation("City Archive of Hexiu", "Hexiu"))
    'City Archive of Hexiu'
    """
    name, city = citation.repository, citation.settlement
    return f"{name}, {city}" if name and city and city not in name else name


def languages(about: Description) -> tuple[str, ...]:
    """Return the languages of the original where the page tells them, else that of the text.

    >>> languages(Description(originals=(("Russian", "ru"), ("Oric", ""))))
    ('ru', 'Oric')
    """
    originals = tuple(code or name for name, code in about.originals)
    return originals or (about.language,)
