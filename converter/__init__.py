"""Plain-text archival reports to TEI P5, and TEI to reading editions.

The map of the package, in the order of the data (bytes, lines, regions, report,
marks, TEI, editions); to read one file only, read ``pipeline``::

    pipeline      the whole program on one page: convert(source, tools)

    source        bytes with a name, decoded strictly
    file_reading  files read with a limit
    file_names    names that another system cannot have, or that are too long
    lines         lines that know their number and place
    passage       clean text that knows where in the source each character stood
    blocks        the kinds of blocks of a report's body: paragraphs, turns, lists, ...
    model         the report: fields, blocks, notes, marks, persons
    named         places and organisations: the entries that their marks point at
    layouts       one layout per file: every line of a page into exactly one region
    reading       regions to a report: citation, dates, opener, body, notes, closer
    recognisers   one way of finding names per file; overlaps are settled in one place
    people        mentions joined to persons: who is who in a report
    deciding      what editors decide of names: heeded by the recognisers, then by who is who
    tei           the encoder: report to TEI bytes
    parsed        the bytes of a TEI document as a tree, parsed once for all that read it
    words         what a word is, and how many stand where
    printed       the printed text of a TEI document, home by home
    ledger        proof that each word of the source has its one home
    inverse       the exact inverse: TEI and side file to the source's bytes
    foreign       TEI of others: its documents, sentences about what is unknown in it
    schema        violations of TEI bytes, each with a line and a sentence
    validation    TEI of ours or anyone's checked in layers, one per file
    verdicts      what validation found, as text, JSON, SARIF, JUnit XML; known violations
    proof         the proof view: the source beside the edition, for editors
    source_lines  which line of the source an element was converted from
    editions      which editions there are: HTML, text and e-book
    html_pages    what every HTML page has: its style in itself, a policy that lets nothing else in
    fills         the places of a page that are filled when all documents are known
    labels        the words of the editions, where no stylesheet runs
    bibliography  a document for reference managers, from its TEI
    ocf           the file of an e-book
    saxon         XSLT, compiled once

    corpus        which files are reports, and what their outputs are called
    folder        what stands in the folder of the reports: settings, authority, tables
    beside        what editors put beside the reports: a catalogue's rows, corrections
    catalogue     the archive's catalogue, a table
    corrections   the editors' corrections of one report, a file
    review        the editors' decisions on names, a table for a spreadsheet
    decisions     what can be decided of a name
    decided_reports  which report a decision is about
    doubts        what in a report is worth an editor's look
    statements    what editors can say of a report: the fields
    vocabulary    what a line or a bracket can be: the words
    workshop      one document from its file to its outputs; trouble becomes a value
    manifest      what earlier runs left in OUT, and what is therefore to be done
    registrar     one document for the manifest, in a worker
    together      what a run makes of all documents together
    executors     many documents: one after the other, in processes, on a cluster
    elsewhere     a run on other computers, which must see the same OUT
    run           a whole run: every document, then the index and the records
    search        search.html, and its index by Pagefind
    pagefind_order  the index in an order of its own: the same pages, the same bytes
    serving       an edition served to this computer's own browser
    exports       the edition for platforms and programs: one format per module
    site          the home page, the pages to browse by, the page about the edition
    books         the e-book of the whole edition
    corpus_text   corpus.txt: the texts of all documents in one file
    register      who and what is the same across the documents of a corpus
    persons       persons.xml, the register of persons
    register_pages  the pages of the registers: persons, places, organisations
    second_phase  what the pages of documents say of each other
    records       conversion.json and run.json
    report_page   conversion.html: the whole corpus on one page, for editors
    keeping       TEI files that were edited by hand are kept
    merging       what is new in a conversion goes into them
    three_way     a merge of three texts in XML, word by word
    edited_editions  the editions of TEI that was edited by hand
    pruning       what was made of reports that are not in the corpus any more
    writing       files written whole or not at all
    stores        folders that are no folders of this computer: by their URL
    outcome       what became of one document
    appearance    persons, places and organisations as one document shows them
    filing        what a document can be looked up by
    mentions      person mentions as rows, for the command names
    printing      the report as text, for the command show
    keying        its lines with the keys that corrections find them by

    api           the same for programs: convert, validate, render, names, ...

    watching      an edition that follows its reports

    cli           the command line
    commands      one command per file
    settings      what a run was told
    page_rules    what an editor's own layout says of a page
    authority     the editors' authority file: persons, and names that are never a person's
    toml_text     files that editors write in TOML, and where their keys stand
    spreadsheet   tables that editors keep in a spreadsheet
    addresses     what may stand where TEI wants an address
    column_names  the names of their columns, however they are spelled
    file_size     how large a file may be
    formats_and_files  the names of the formats, and of the files that editors write
    iso_date      days, months and years
    listed_names  names with the surname first, several in one field
    regexes       regular expressions that are compiled when they are first used
    spelling      how names are compared and written in ids
    on_disk       a database on disk, for what is too much to sort in memory
    output_names  what the outputs of reports are called, no two alike
    tools         what a worker makes once
    resources     where schemas and stylesheets live
    findings      what was noticed and survived
    errors        what stops one document
    version       the version of the converter

docs/python.md tells what there is for programs. From Python::

    from pathlib import Path
    from converter import convert

    tei = convert(Path("report.txt")).tei
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from converter.version import VERSION

if TYPE_CHECKING:
    from converter.api import (
        Conversion,
        Converter,
        Corpus,
        Correspondent,
        Document,
        Dropped,
        Mention,
        Person,
        Report,
        Violation,
        convert,
        names,
        read_authority,
        read_corpus,
        read_settings,
        read_tei,
        render,
        reports,
        restore,
        validate,
    )
    from converter.authority import Authority
    from converter.errors import (
        ConvertError,
        CorrectionsError,
        EditionError,
        LayoutError,
        LedgerError,
        ReviewError,
        SchemaError,
        SettingsError,
        SourceError,
    )
    from converter.findings import Finding
    from converter.settings import Edition, Naming, Settings

__all__ = [
    "Authority",
    "Conversion",
    "ConvertError",
    "Converter",
    "Corpus",
    "CorrectionsError",
    "Correspondent",
    "Document",
    "Dropped",
    "Edition",
    "EditionError",
    "Finding",
    "LayoutError",
    "LedgerError",
    "Mention",
    "Naming",
    "Person",
    "Report",
    "ReviewError",
    "SchemaError",
    "Settings",
    "SettingsError",
    "SourceError",
    "Violation",
    "__version__",
    "convert",
    "names",
    "read_authority",
    "read_corpus",
    "read_settings",
    "read_tei",
    "render",
    "reports",
    "restore",
    "validate",
]

__version__ = VERSION

_HOMES = {
    "authority": ["Authority"],
    "errors": [name for name in __all__ if name.endswith("Error")],
    "findings": ["Finding"],
    "settings": ["Edition", "Naming", "Settings"],
}


def __getattr__(name: str) -> object:
    """Return a public name; its module is loaded only now, so that the command starts fast."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = next((home for home, names in _HOMES.items() if name in names), "api")
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
