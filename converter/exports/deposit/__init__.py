"""A deposit for a repository: the whole edition as a BagIt bag that is an RO-Crate."""

from __future__ import annotations

from converter.errors import WriteError
from converter.exports.deposit import citing, crate
from converter.exports.deposit.bag import PAYLOAD, Bag, bagging
from converter.exports.deposit.contents import Contents, date_of, day, needs
from converter.exports.deposit.crate import Crate
from converter.exports.deposit.readme import readme
from converter.exports.destination import Destination
from converter.exports.losses import Losses
from converter.exports.published import REGISTER, Document, Published
from converter.exports.trees import title_of
from converter.outcome import output_path
from converter.settings import Edition
from converter.version import VERSION

_RECORD = "conversion.json"
_SITE = {
    "index.html": "Home page of the edition",
    "about.html": "What the edition is and how it was encoded",
    "browse/**/*.html": "Documents by date, sender, archive and more",
    "persons.html": "Register of persons, to read",
    "persons-*.html": "A part of the register of persons, to read",
    "places.html": "Register of places, to read",
    "places-*.html": "A part of the register of places, to read",
    "organisations.html": "Register of organisations, to read",
    "organisations-*.html": "A part of the register of organisations, to read",
    "search.html": "Search of all documents",
    "pagefind/**/*": "A part of the index of the search",
    "edition*.epub": "E-book of the edition",
    "corpus.txt": "The texts of all documents in one file",
    "schemas/*": "A schema that the TEI files name",
    _RECORD: "What became of each document in the conversion",
    "conversion.jsonl": "The same, one document on each line",
}
_SIDES = {
    "restore": "What gives the source again, with the TEI",
    "html": "Page to read",
    "text": "Plain text to read",
    "epub": "E-book",
    "bibtex": "How to cite it, in BibTeX",
    "ris": "How to cite it, in RIS",
    "csl-json": "How to cite it, in CSL-JSON",
}


def export(edition: Published, into: Destination, losses: Losses) -> None:
    """Copy the edition into a bag, and write what describes it; nothing is changed."""
    told = edition.edition
    about = {
        "Source-Organization": told.publisher,
        "External-Description": told.title,
        "Bagging-Date": day(told),
        "Bag-Software-Agent": f"tei-convert {VERSION}",
    }
    lines = {label: " ".join(value.split()) for label, value in about.items()}
    asked = needs(told)
    with bagging(into, lines) as bag, bag.open(crate.METADATA) as file:
        described = Crate(file)
        contents = _put_documents(edition, into, bag, described)
        more = [
            *_put_register(edition, bag, described),
            *_put_site(edition, bag, described),
        ]
        papers = _papers(told, contents)
        more += [f"{path}: {what}" for path, (what, _) in papers.items()]
        text = readme(told, contents, more, asked)
        papers["README.txt"] = ("What is here, for people", text)
        for path, (what, data) in papers.items():
            described.add_file(path, bag.write(path, data), {"name": what})
        described.close(told, contents)
    for one in asked:
        losses.need(one)


def _put_documents(edition: Published, into: Destination, bag: Bag, described: Crate) -> Contents:
    """Copy each document and what was made of it."""
    known: dict[str, str] = {}
    for key, entity in crate.persons(edition.register):
        described.add(entity)
        known[key] = entity["@id"]
    described.add(crate.standard())
    contents = Contents()
    sources: set[str] = set()
    for document in edition.documents():
        title, date = title_of(document.root), date_of(document.root)
        contents.count(document, date)
        path = f"tei/{document.name}.xml"
        described.add_file(
            path,
            bag.write(path, document.data),
            crate.describe(document, title, date, known),
        )
        contents.kinds["tei"] += 1
        _prove(into, path, document)
        for kind, what in _SIDES.items():
            if source := edition.beside(kind, document.name):
                beside = output_path(kind, document.name)
                more = {
                    "name": f"{what}: {title or document.name}",
                    "isBasedOn": {"@id": crate.address(path)},
                }
                described.add_file(beside, bag.copy(beside, source), more)
                contents.kinds[kind] += 1
        found = edition.source_of(document)
        if found and found[0] not in sources:
            name, source = found
            sources.add(name)
            copied = output_path("source", name)
            more = {"name": f"Source: {title or document.name}"}
            described.add_file(copied, bag.copy(copied, source), more)
            contents.kinds["source"] += 1
    return contents


def _prove(into: Destination, path: str, document: Document) -> None:
    """Read the copy again; raise WriteError when a byte of it is another."""
    copy = into.root.joinpath(*(PAYLOAD + path).split("/"))
    try:
        same = copy.read_bytes() == document.data
    except OSError as error:
        raise WriteError(f"{copy} cannot be read: {error.strerror or error}.") from error
    if not same:
        raise WriteError(f"{copy} is not what was written to it.", "Look after the disk.")


def _put_register(edition: Published, bag: Bag, described: Crate) -> list[str]:
    """Copy the register of persons from where it was read."""
    if edition.register is None:
        return []
    places = (edition.folder.parent / REGISTER, edition.folder / REGISTER)
    source = next(path for path in places if path.is_file())
    what = "Register of persons in TEI"
    described.add_file(REGISTER, bag.copy(REGISTER, source), {"name": what})
    return [f"{REGISTER}: {what}"]


def _put_site(edition: Published, bag: Bag, described: Crate) -> list[str]:
    """Copy what the converter made for the whole edition, when the folder is an OUT."""
    put: list[str] = []
    out = edition.folder.parent
    if not (out / _RECORD).is_file():
        return put
    for pattern, what in _SITE.items():
        found = sorted(path for path in out.glob(pattern) if edition.is_own(path))
        for source in found:
            path = source.relative_to(out).as_posix()
            described.add_file(path, bag.copy(path, source), {"name": what})
        if found:
            put.append(f"{pattern}: {what}")
    return put


def _papers(edition: Edition, contents: Contents) -> dict[str, tuple[str, bytes]]:
    """Return what is written anew: its path, what it is, its bytes."""
    papers = {"datacite.json": ("Metadata for DataCite", citing.datacite(edition, contents))}
    if cited := citing.citation_file(edition, contents):
        papers["CITATION.cff"] = ("How to cite the edition", cited)
    licence = "\n".join(part for part in (edition.licence, edition.licence_url) if part)
    if licence:
        papers["LICENCE.txt"] = ("The licence of the edition", f"{licence}\n".encode())
    return papers
