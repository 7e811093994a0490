"""What was done to the text, and what was not (TEI Guidelines, chapter 2: the editorial declaration)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from converter.model import Repair, Report
from converter.settings import Settings

_ALWAYS: tuple[tuple[str, dict[str, str], str], ...] = (
    ("correction", {"status": "low"}, "Nothing was corrected; [sic] marks what the source's editors left as it was."),
    ("hyphenation", {"eol": "all"}, "Hyphens are the source's; words broken at a line's end were not joined."),
    ("normalization", {}, "Hard line breaks inside paragraphs are closed up, runs of white space are one space; spelling is the source's."),
    ("punctuation", {"marks": "all"}, "Punctuation is kept as characters, slashes that stand for parentheses among it."),
    ("quotation", {"marks": "all"}, "Quotation marks are kept as characters."),
    ("segmentation", {}, "Paragraphs are the source's and are numbered through the document (p/@n)."),
    ("interpretation", {}, ""),
    ("stdVals", {}, "Dates are given in the form of ISO 8601 (YYYY, YYYY-MM, YYYY-MM-DD), never more exactly than the source."),
)  # fmt: skip

_PERSONS = "Persons and the titles next to them were sought throughout."
_SOUGHT = {
    "places": (
        "Places were sought throughout, and marked where it is certain that a place is meant; adjectives (Soviet, Cuban) are no places.",
        "Places were sought only in the dateline and in copy notices.",
    ),
    "organisations": (
        "Organisations were sought throughout: embassies, ministries, parties, international bodies and others that have a name.",
        "Organisations were sought only in letterheads.",
    ),
    "dates": (
        "Dates were sought throughout; a day that stands without its year has @cert, since the year was inferred from the report.",
        "Dates were sought only in the dateline, in copy notices and beside labels (Date:, Dispatched:).",
    ),
}
_LINES = (
    "Blocks and names of persons say from which lines of the source file they came"
    " (@source, counted as RFC 5147 does)."
)
_SAYS = "Each persName says how it was found (@evidence), and each name how sure it is (@cert)."

# What is said of each kind of repair: the part of the declaration, then one time, then many.
_REPAIRED = {
    "sentence": (
        "segmentation",
        "One paragraph that a blank line or a page mark had broken within a sentence goes on",
        "{} paragraphs that a blank line or a page mark had broken within a sentence go on",
    ),
    "list": (
        "segmentation",
        "One item of a list that was broken between lines is one item",
        "{} items of lists that were broken between lines are one item each",
    ),
    "hyphen": (
        "hyphenation",
        "One word that was split by a hyphen or after one was closed up",
        "{} words that were split by a hyphen or after one were closed up",
    ),
    "ordinal": (
        "normalization",
        "One ordinal number that stood apart from its ending was closed up",
        "{} ordinal numbers that stood apart from their endings were closed up",
    ),
}
# The same of a whole edition: what was done in some of its documents.
_REPAIRED_IN = {
    "sentence": "paragraphs that a blank line or a page mark had broken within a sentence go on",
    "list": "items of lists that were broken between lines are one item each",
    "hyphen": "words that were split by a hyphen or after one were closed up",
    "ordinal": "ordinal numbers that stood apart from their endings were closed up",
}
_REVERSIBLE = "the side file gives the source back as it was"


def editorial(report: Report, settings: Settings) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield the parts of the declaration: element, attributes and text, repairs where some were made.

    ``settings`` decide what is said of places, organisations and dates, and of lines.
    """
    for tag, attributes, always in _ALWAYS:
        text = _text(tag, always, settings)
        made = [one for one in report.repairs if _REPAIRED[one.kind][0] == tag]
        said = " ".join(_said(one) for one in made)
        if tag == "hyphenation" and made:
            yield tag, {}, f"Hyphens are the source's. {said}"
        else:
            yield tag, attributes, f"{text} {said}".strip()


def editorial_of_all(
    repaired: Mapping[str, int], settings: Settings
) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield the declaration of a whole edition; ``repaired``: documents by the kind of repair."""
    for tag, attributes, always in _ALWAYS:
        text = _text(tag, always, settings)
        kinds = [kind for kind in _REPAIRED_IN if repaired.get(kind) and _REPAIRED[kind][0] == tag]
        said = " ".join(_said_of_all(kind, repaired[kind]) for kind in kinds)
        if tag == "hyphenation" and kinds:
            yield tag, {}, f"Hyphens are the source's. {said}"
        else:
            yield tag, attributes, f"{text} {said}".strip()


def _said_of_all(kind: str, documents: int) -> str:
    where = "one document" if documents == 1 else f"{documents} documents"
    header = "the header of the document says" if documents == 1 else "the header of each says"
    return f"In {where} {_REPAIRED_IN[kind]}; {header} in which lines of the source."


def _text(tag: str, always: str, settings: Settings) -> str:
    if tag == "interpretation":
        return _sought(settings)
    return f"{always} {_LINES}" if tag == "segmentation" and settings.tei.source_lines else always


def _sought(settings: Settings) -> str:
    """Return what was sought and what was not."""
    naming = settings.naming
    switches = {
        "places": naming.places,
        "organisations": naming.organisations,
        "dates": naming.dates,
    }
    said = (_SOUGHT[name][0 if on else 1] for name, on in switches.items())
    return " ".join((_PERSONS, *said, _SAYS))


def _said(repair: Repair) -> str:
    _, once, often = _REPAIRED[repair.kind]
    times = len(repair.lines)
    words = once if times == 1 else often.format(times)
    return f"{words} (source {_lines(repair.lines)}); {_REVERSIBLE}."


def _lines(lines: Sequence[int]) -> str:
    places = list(dict.fromkeys(lines))
    return f"line{'s' if len(places) > 1 else ''} {', '.join(map(str, places))}"
