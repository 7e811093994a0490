"""Schematron: rules compiled to XSLT once, applied to many documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from converter import saxon
from converter.errors import EditionError, SettingsError
from converter.validation.document import Document, Found
from converter.validation.rule_files import read_rules
from converter.validation.rule_sheet import write_sheet


class Schematron:
    """The rules of one Schematron file."""

    def __init__(self, path: Path, phase: str = "") -> None:
        """Compile the rules; raise SettingsError when they cannot be used."""
        sheet = write_sheet(read_rules(path, phase))
        self._levels = sheet.levels
        try:
            self._compiled = saxon.Stylesheet(sheet.text, path.name, closed=True)
        except EditionError as error:
            raise SettingsError(f"{path}: {error.what}") from error

    def check(self, document: Document) -> Iterator[Found]:
        """Yield what the rules find in a document."""
        try:
            result, _ = self._compiled.transform(saxon.Document(document.utf8, closed=True), {})
        except EditionError as error:
            yield Found("schematron-failed", f"The rules stopped: {error.what}", document.root)
            return
        for one in etree.fromstring(result.encode()):
            steps = (one.get("at") or "").split("/")
            element = document.at("".join(f"/*[{step}]" for step in steps))
            message = " ".join((one.text or "").split())
            number = int(one.get("n", "-1"))
            if number < 0:
                message = f"The rule {one.get('rule') or ''} cannot be evaluated: {message}"
                yield Found("schematron-failed", " ".join(message.split()), element)
            else:
                yield Found("schematron", message, element, level=self._levels[number])
