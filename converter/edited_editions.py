"""The editions of TEI that somebody edited by hand: it is read as anybody's is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from converter.bibliography import citation_files
from converter.corpus import Entry
from converter.editions import BESIDE, Editions
from converter.errors import ConvertError
from converter.findings import Finding
from converter.foreign import sentences
from converter.outcome import output_path
from converter.schema import readable
from converter.settings import Settings


class EditedEditions:
    """Make editions of edited files, and say what there is to say of them."""

    def __init__(self, settings: Settings) -> None:
        """Take what the editions are to be."""
        self._settings = settings

    def __call__(self, tei: bytes, entry: Entry) -> tuple[dict[str, bytes], list[Finding]]:
        """Return the editions of a TEI file that an editor changed, and what is to be said."""
        output = entry.output
        try:
            readable_tei = readable(tei)
            rendered, messages = self._lenient.render(readable_tei, output, entry.name)
            book, told_of_book = self._lenient.book(readable_tei, output)
            cited = citation_files(readable_tei, output) if "html" in rendered else {}
        except ConvertError as error:
            message = f"{output_path('tei', output)}: its editions are left as they were: {error}"
            return {}, [Finding("not-rendered", message)]
        messages += [message for message in told_of_book if message not in messages]
        told = [
            Finding("unknown-element", f"{output_path('tei', output)}: {sentence}")
            for sentence in sentences(tei, messages)
        ]
        return files_of(rendered, book) | cited, told

    @cached_property
    def _lenient(self) -> Editions:
        return Editions(
            self._settings.only,
            self._settings.edition,
            strict=False,
            pages=self._settings.pages,
            beside=BESIDE,
        )


def files_of(texts: Mapping[str, str], book: bytes | None) -> dict[str, bytes]:
    """Return the files of the editions by their kinds."""
    files = {kind: text.encode() for kind, text in texts.items()}
    return files if book is None else files | {"epub": book}
