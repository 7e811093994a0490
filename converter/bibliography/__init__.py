"""A document for reference managers, from its TEI: one reader, one form per format.

``described`` says what the document is, ``people`` who its persons are, ``forms`` writes
BibTeX, RIS and CSL-JSON; ``taken`` reads TEI and remembers what was read. The pages have
such files beside them; the export ``tables`` makes them for a whole corpus.
"""

from __future__ import annotations

from converter.bibliography import forms
from converter.bibliography.described import Listed, read_description
from converter.bibliography.taken import Taken
from converter.parsed import Tree, parsed

KINDS = ("bibtex", "ris", "csl-json")
"""The files beside a page, as ``conversion.json`` calls them."""


def citation_files(tei: bytes | Tree, name: str) -> dict[str, bytes]:
    """Return the files that cite a document, by their kinds; ``name`` is that of its outputs.

    The bytes were checked before (no DOCTYPE). The persons are as the document itself has
    them, so that no other document changes a file.
    """
    taken = Taken(parsed(tei))
    document = read_description(name, Listed(name, taken), taken)
    return {
        "bibtex": forms.bibtex(document).rstrip("\n").encode() + b"\n",
        "ris": forms.ris(document).encode(),
        "csl-json": f"[\n{forms.csl(document)}\n]\n".encode(),
    }
