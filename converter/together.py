"""What a run makes of all documents together: registers, lists, neighbours, books, records."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from converter import (
    books,
    corpus_text,
    persons,
    records,
    register_pages,
    report_page,
    resources,
    search,
    site,
    stores,
)
from converter.outcome import OF_DOCUMENTS, Outcome
from converter.output_names import checksum, holds
from converter.proof import listing
from converter.pruning import Left
from converter.register import Registers, registers
from converter.second_phase import fill_pages
from converter.settings import Settings
from converter.writing import remove, write

# What the TEI files name as their schemas.
_SCHEMAS = ("report.rng", "report.sch", "persons.rng")
# Pages that are one more or fewer when the corpus is.
_LISTS = ("browse/**/*.html", "persons-*.html", "places-*.html", "organisations-*.html")


def write_together(
    settings: Settings,
    out: Path,
    outcomes: Collection[Outcome],
    between: Callable[[], None] = lambda: None,
    left: Collection[Left] = (),
) -> Iterator[Outcome]:
    """Write what is made of all documents together; yield the outcomes that it changes.

    Those are the documents whose pages are filled with what others say. All must be
    taken before the rest is written. ``between`` is called between pages; what it raises
    ends the writing. ``left`` are reports that are not in the corpus any more: the records
    tell of them.
    """
    with registers(persons.documents_of(outcomes)) as made:
        bound = yield from _write_together(settings, out, outcomes, made, between)
    write(out, report_page.PATH, report_page.page(outcomes, settings, left).encode())
    path = persons.PATH if "tei" in settings.only else None
    records.write_conversion(out, outcomes, path, bound, left=left)
    if settings.searched:
        write(out, search.PATH, search.page(settings).encode())
        search.index(out, (one.paths["html"] for one in outcomes if "html" in one.paths))


def _write_together(
    settings: Settings,
    out: Path,
    outcomes: Collection[Outcome],
    people: Registers,
    between: Callable[[], None],
) -> Generator[Outcome, None, tuple[str, ...]]:
    """Write what needs the registers; return the paths of the e-books."""
    if "tei" in settings.only:
        _write_tei_register(people, settings, out)
    if "html" in settings.only:
        made = _write_all(out, _registers(people, settings), between)
        recorded = records.names(len(outcomes))
        made += _write_all(out, site.pages(outcomes, people, settings, recorded=recorded), between)
        _remove_others(out, made)
        yield from fill_pages(outcomes, people.addresses, settings, out)
        if not settings.searched:
            search.remove_search(out)
    if "text" in settings.only:
        if settings.site.corpus_text:
            corpus_text.write_corpus_text(out, outcomes)
        else:
            corpus_text.remove_corpus_text(out)
    if settings.site.proof:
        _write_all(out, listing.pages(outcomes, settings), between)
    if "epub" not in settings.only:
        return ()
    return books.write_books(out, outcomes, people, settings.edition)


def files_of_all(out: Path) -> Iterator[str]:
    """Yield the files of OUT that belong to no single document."""
    if stores.is_remote(out):
        for path in stores.listing(out):
            apart = path.partition("/")[0] in {*OF_DOCUMENTS, "exports"}
            if not apart and "/." not in f"/{path}" and path != records.RUN:
                yield path
        return
    for folder, inside, names in os.walk(out):
        place = Path(folder).relative_to(out)
        if folder == str(out):
            inside[:] = sorted({*inside} - {*OF_DOCUMENTS, "exports"})
            inside[:] = [name for name in inside if not name.startswith(".")]
        for name in sorted(names):
            path = (place / name).as_posix()
            if not name.startswith(".") and path != records.RUN:
                yield path


def _write_tei_register(people: Registers, settings: Settings, out: Path) -> None:
    """Write persons.xml, and the schemas that the TEI files name."""
    associated = settings.tei.xml_model
    persons.write_persons(out, people, settings.edition, xml_model=associated)
    for name in _SCHEMAS if associated else ():
        write(out, f"schemas/{name}", resources.schema(name).read_bytes())


def _write_all(
    out: Path, pages: Iterable[tuple[str, str | bytes]], between: Callable[[], None]
) -> array[int]:
    """Write pages as they come; return the checksums of their paths."""
    # There may be nearly as many lists as documents: each sender, place and year has its own.
    made = array("Q")
    with ExitStack() as ends:
        if isinstance(pages, Generator):  # it may hold a database, also when a page is not written
            ends.callback(pages.close)
        for place, page in pages:
            between()
            write(out, place, page.encode() if isinstance(page, str) else page)
            made.append(checksum(place))
    return made


def _remove_others(out: Path, made: Iterable[int]) -> None:
    """Remove lists of an earlier run that this one did not make: nothing leads to them."""
    ordered = array("Q", sorted(made))
    for pattern in _LISTS:
        standing = (found for found in out.glob(pattern) if found.is_file())
        paths = (found.relative_to(out).as_posix() for found in standing)
        for path in [path for path in paths if not holds(ordered, checksum(path))]:
            remove(out, path)


def _registers(people: Registers, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the paths and the HTML of the registers' pages; they know then where entries stand."""
    for register in (people.persons, people.places, people.organisations):
        yield from register_pages.pages(register, settings)
