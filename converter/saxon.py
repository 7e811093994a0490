"""Saxon: compile once, render many; the only importer of saxonche.

One processor per process (and one for strangers' rules), made in the worker; a
compiled stylesheet does not pickle. Documents are handed over as text that lxml has
parsed safely before: Saxon's own parser would follow external entities.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from saxonche import PySaxonApiError, PySaxonProcessor

from converter.errors import EditionError

_FEATURE = "http://saxon.sf.net/feature/"


@cache
def _processor(closed: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002 - saxonche has no types
    """Return the processor: none reaches the network, a ``closed`` one no file either.

    Nor does a closed one tell what is in the environment or of the system (Saxon,
    "Configuration features": allowedProtocols, allow-external-functions).
    """
    processor = PySaxonProcessor(license=False)
    protocols = "none" if closed else "file"
    processor.set_configuration_property(f"{_FEATURE}allowedProtocols", protocols)
    if closed:
        processor.set_configuration_property(f"{_FEATURE}allow-external-functions", "false")
    return processor


class Document:
    """A parsed document, ready for any number of stylesheets."""

    def __init__(
        self, data: bytes, *, closed: bool = False, told: Mapping[str, str] | None = None
    ) -> None:
        """Parse a document's bytes (checked: no DOCTYPE); ``closed`` as its stylesheet is.

        ``told``: what a stylesheet is told of this document, as processing instructions
        ``tei-convert-NAME`` before its root. As parameters each new value would cost 288 bytes
        that Saxon never gives back. Values have no ``?>`` in them.
        """
        text = data.decode("utf-8-sig")
        start = text.find("?>") + 2 if text.startswith("<?xml") else 0
        before = "".join(f"<?tei-convert-{name} {value}?>" for name, value in (told or {}).items())
        try:
            self.node = _processor(closed).parse_xml(xml_text=before + text[start:].lstrip())
        except PySaxonApiError as error:
            raise EditionError(f"Saxon cannot read the TEI: {error}") from error


class Stylesheet:
    """An XSLT 3.0 stylesheet, compiled once."""

    def __init__(
        self, sheet: Path | str, name: str = "", *, closed: bool = False, **static: bool
    ) -> None:
        """Compile a stylesheet from a file, or from its text under the ``name`` given.

        ``closed``: it is a stranger's and reads no file. ``static`` are its static parameters.
        """
        self._processor = _processor(closed)
        self._name = sheet.name if isinstance(sheet, Path) else name
        self._parameters: dict[str, str] = {}
        compiler = self._processor.new_xslt30_processor()
        for key, value in static.items():
            compiler.set_parameter(key, self._processor.make_boolean_value(value))
        form = "stylesheet_file" if isinstance(sheet, Path) else "stylesheet_text"
        try:
            self._executable = compiler.compile_stylesheet(**{form: str(sheet)})
        except PySaxonApiError as error:
            message = f"The stylesheet {self._name} cannot be compiled: {error}"
            raise EditionError(message) from error
        if self._executable is None:
            raise EditionError(f"The stylesheet {self._name} cannot be compiled.")

    def transform(self, document: Document, parameters: Mapping[str, str]) -> tuple[str, list[str]]:
        """Return the result and the stylesheet's messages; raise EditionError when it stops."""
        self._set(parameters)
        self._executable.set_initial_match_selection(xdm_value=document.node)
        # What stands outside every template (a variable, say) speaks of the document too.
        self._executable.set_global_context_item(xdm_item=document.node)
        # Begins them anew, too.
        self._executable.set_save_xsl_message(True)
        try:
            result = self._executable.apply_templates_returning_string()
        except PySaxonApiError as error:
            told = " ".join(self._messages())
            raise EditionError(f"{self._name} stopped: {told or error}") from error
        return str(result or ""), self._messages()

    def call_template(self, parameters: Mapping[str, str]) -> str:
        """Return the result of the stylesheet's initial template."""
        self._set(parameters)
        try:
            return str(self._executable.call_template_returning_string(None) or "")
        except PySaxonApiError as error:
            raise EditionError(f"{self._name} stopped: {error}") from error

    def _set(self, parameters: Mapping[str, str]) -> None:
        # What is said of every document is handed over once.
        for name in self._parameters.keys() - parameters.keys():
            self._executable.remove_parameter(name)
            del self._parameters[name]
        for name, value in parameters.items():
            if self._parameters.get(name) != value:
                self._executable.set_parameter(name, self._processor.make_string_value(value))
                self._parameters[name] = value

    def _messages(self) -> list[str]:
        messages = self._executable.get_xsl_messages()
        if messages is None:
            return []
        return [messages.item_at(i).string_value for i in range(messages.size)]
