"""What stops one document: each error says what happened, where, and what to do."""

from __future__ import annotations

from typing import ClassVar


class ConvertError(Exception):
    """Stop this document only; its neighbours go on.

    Errors hold data (not only a sentence) and survive pickling, because they
    travel from worker processes as values.
    """

    code: ClassVar[str] = "convert"

    def __init__(self, what: str, remedy: str = "", line: int | None = None) -> None:
        """Keep the sentence, the advice and the source line (1-based) apart."""
        super().__init__(what, remedy, line)
        self.what = what
        self.remedy = remedy
        self.line = line

    def __str__(self) -> str:
        """Return the sentence and the advice in one line."""
        where = f"line {self.line}: " if self.line is not None else ""
        return f"{where}{self.what}" + (f" {self.remedy}" if self.remedy else "")


class SourceError(ConvertError):
    """The file cannot be read as text."""

    code = "source"


class LayoutError(ConvertError):
    """The page is not a report, or has no text of a document in it."""

    code = "layout"


class LedgerError(ConvertError):
    """A word of the source would be lost, doubled or moved."""

    code = "ledger"


class SchemaError(ConvertError):
    """The TEI that would be written is not valid."""

    code = "schema"


class EditionError(ConvertError):
    """A stylesheet stopped."""

    code = "edition"


class WriteError(ConvertError):
    """A file of the edition cannot be written."""

    code = "write"


class SettingsError(ConvertError):
    """The settings of the edition cannot be used (wrong usage: nothing is read)."""

    code = "settings"


class CorrectionsError(ConvertError):
    """The editors' corrections of a document cannot be used."""

    code = "corrections"


class ReviewError(ConvertError):
    """Two decisions of the review file about one name contradict each other."""

    code = "review"
