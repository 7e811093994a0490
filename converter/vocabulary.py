"""The words for what a line of a report can be, as editors write them after ``is =``."""

from __future__ import annotations

from collections.abc import Mapping

OPENER: Mapping[str, str] = {
    "letterhead": "the issuing office, above the text",
    "classification": "a secrecy marking",
    "copies": "how many copies there are, or which this is",
    "distribution": "who gets it",
    "registry": "the registry number",
    "copy": "a notice that this is a copy",
    "drafter": "who drafted it",
    "typist": "who typed it",
    "decoder": "who decoded it",
    "number": "the number of a telegram",
    "dispatched": "when it was sent",
    "received": "when it arrived",
    "to": "the receiver, with or without a label",
    "from": "the sender, with or without a label",
    "via": "the way it took",
    "reference": "a reference, a file code, a level of urgency",
    "time": "day and hour",
    "place": "the place, under a label",
    "stamp": "a stamp",
    "handwriting": "something written by hand",
    "remark": "anything else above the text",
}
"""Lines that stand above the text."""

EITHER: Mapping[str, str] = {
    "dateline": "place and date of writing, above the text or below it",
    "salute": "the greeting above the text, the complimentary close below it",
    "subject": "what it is about",
}
"""Lines that have a place above the text and another below or in it."""

CLOSER: Mapping[str, str] = {
    "signed": "a signature; the signer's office below it is `continues`",
    "address": "the receiver, named below the signature",
    "postscript": "what follows the signature as an afterthought",
}
"""Lines that stand below the text."""

TEXT: Mapping[str, str] = {
    "paragraph": "a paragraph",
    "heading": "a heading; `level = 2` puts it below one of level 1",
    "item": "an item of a list, with its number or bullet",
    "participant": "somebody who took part",
    "turn": "a speaker's name and what is said",
    "speech": "goes on with what the speaker above says",
    "quotation": "a passage set off as quoted",
    "row": "a row of a table; tabs, | or several spaces part its cells",
    "continues": "goes on with the line above it",
    "note": "a footnote, with its number",
    "separator": "a printed separator",
    "page": "a page mark",
    "omission": "a mark of omission",
    "enclosure": "the heading of an enclosure; what follows belongs to it",
    "office": "the first of the office's own lines after the signature",
}
"""Lines of the text, and what stands between them."""

PARTS: Mapping[str, str] = {
    "title": "the title on the page",
    "date": "the date on the page",
    "credit": "who supported it",
    "citation": "where the original is",
    "summary": "the archive's summary",
    "rights": "the archive's statement of rights",
    "keyword": "one of the archive's subjects, places or people",
    "provenance": "where the text comes from, told at length",
    "language": "the language of the original",
    "contents": "what the page offers (a translation, a scan)",
    "author": "who wrote it, under the archive's label",
    "type": "the archive's type of document",
    "record-id": "the archive's number of the record",
    "upload-date": "when the archive put it online",
    "original-archive": "the archive that has the original",
    "original-classification": "the archive's word for its secrecy",
    "donor": "who gave it, or paid for it",
    "related": "related documents",
    "boilerplate": "nothing of the report: left out of the text and listed as dropped",
}
"""Lines of the page that are not the document's: they go to the header, or out."""

LINES: Mapping[str, str] = {**OPENER, **EITHER, **TEXT, **CLOSER, **PARTS}
"""Every word for a line."""

BRACKETS: Mapping[str, str] = {
    "supplied": "words that complete the phrase",
    "gloss": "an explanation",
    "sic": "says that the word before it stands so in the original",
    "gap": "says that something is left out or cannot be read",
    "characters": "neither: it stays as it is printed",
}
"""Every word for a bracket."""

ABOVE = frozenset((*OPENER, *EITHER))
"""Words for lines that may stand above the text: there they go on with the opener."""

RUNNING = frozenset("paragraph heading item participant turn speech quotation row".split())
"""Words for running text: it stands in no opener and in no closer."""

BELOW = RUNNING | frozenset(CLOSER)
"""Words for lines with which an opener has ended."""
