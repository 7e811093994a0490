"""The header of a whole edition: what its editors say of it, and how its documents were encoded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from converter.settings import Settings
from converter.tei.build import LANG, add, root
from converter.tei.editorial import editorial_of_all
from converter.tei.header import add_encoding, add_licence, add_publisher
from converter.tei.identifiers import slug
from converter.tei.serialising import serialise


def encode_edition(
    settings: Settings,
    kinds: Sequence[str],
    classifications: Sequence[str],
    rights: Sequence[str],
    repaired: Mapping[str, int],
) -> bytes:
    """Return the bytes of a teiCorpus that holds its header alone.

    ``kinds`` and ``classifications`` are those that the documents have, ``rights`` what
    their archives say, ``repaired`` in how many of them there was each kind of repair.
    """
    edition = settings.edition
    tree = root("teiCorpus")
    tree.set(LANG, "en")
    header = add(tree, "teiHeader")
    description = add(header, "fileDesc")
    statement = add(description, "titleStmt")
    add(statement, "title", edition.title, type="main")
    for name in edition.editors:
        add(add(statement, "editor"), "persName", name)
    publication = add_publisher(description, edition)
    if edition.base_url:
        add(publication, "idno", f"{edition.base_url.rstrip('/')}/", type="URI")
    if not add_licence(publication, edition):
        unknown = add(publication, "availability", status="unknown")
        add(unknown, "p", "The edition states no licence.")
    if rights:
        restricted = add(publication, "availability", status="restricted")
        for text in rights:
            add(restricted, "p", text)
    source = add(description, "sourceDesc")
    add(source, "p", "Each document describes its source in its own header.")
    taxonomies = [
        ("classification", tuple((slug(one), one) for one in classifications)),
        ("document-type", tuple((one, one) for one in kinds)),
    ]
    add_encoding(
        header,
        replace(edition, title=""),
        editorial_of_all(repaired, settings),
        [taxonomy for taxonomy in taxonomies if taxonomy[1]],
    )
    return serialise(tree)
