"""Pointers: what they point at is there (TEI Guidelines, chapter on linking, 17.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from converter.parsed import safe_parser
from converter.regexes import regex
from converter.validation.document import TEI, Document, Found, ids_of, local

_MOST = 100_000_000  # bytes of a file that is read for its ids
POINTERS = frozenset(
    "active adj adjFrom adjTo ana calendar change children class code copyOf corresp datcat "
    "datingMethod datingPoint decls domains edRef end exclude facs fVal feats filter follow from "
    "given hand inst lemmaRef location mergedIn mutual new next nymRef origin parent parts passive "
    "perf period prev ref rendition replyTo require resp sameAs scheme scribeRef scriptRef select "
    "since source spanTo start synch target targetDatcat targetEnd to toUnit fromUnit toWhom "
    "unitRef uri url value valueDatcat where who wit".split()
)
"""The attributes that TEI P5 types as pointers (teidata.pointer) somewhere."""

# Some elements give these other types (dates, page numbers, words): only #... counts there.
_AMBIGUOUS = frozenset(
    "calendar class code end filter from given location new origin parts perf period scheme since "
    "start to value where".split()
)
# Elements that describe schemas point at parts of TEI ("tei:3.1.0", "p5subset").
_TAGDOCS = frozenset("schemaSpec specGrpRef moduleRef elementRef classRef macroRef dataRef".split())
_PREFIX = regex(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = frozenset(
    "http https ftp ftps sftp file mailto tel urn tag data info doi hdl ark news cid about".split()
)


class Pointers:
    """Check pointers; the ids of other files are read once."""

    def __init__(self) -> None:
        """Begin with no other file read."""
        self._others: dict[Path, frozenset[str] | None] = {}

    def check(self, document: Document) -> Iterator[Found]:
        """Yield each pointer of a document that leads nowhere."""
        prefixes = _prefixes(document)
        based = "xml:base" in document.attributes
        for name in document.attributes.keys() & POINTERS:
            for element, value in document.attributes[name]:
                if local(element) in _TAGDOCS:
                    continue
                for pointer in value.split():
                    if name in _AMBIGUOUS and not pointer.startswith("#"):
                        continue
                    where = f"{local(element)}/@{name}"
                    if found := self._wrong(document, pointer, prefixes, based=based):
                        yield Found(found[0], f"{where} points at {pointer}, {found[1]}", element)

    def _wrong(
        self, document: Document, pointer: str, prefixes: dict[str, list[str]], *, based: bool
    ) -> tuple[str, str] | None:
        """Return the code and the end of the sentence, None for a pointer that is right."""
        if pointer.startswith("#"):
            # What has brackets is a scheme of XPointer's, which is not followed here.
            if "(" in pointer or pointer == "#" or pointer[1:] in document.ids:
                return None
            return "dangling-pointer", "which is not in the file."
        if prefix := _PREFIX.match(pointer):
            return _prefixed(pointer, prefix[1], prefixes)
        if based or document.path is None or pointer.startswith(("/", "?")):
            return None
        return self._elsewhere(document.path, pointer)

    def _elsewhere(self, path: Path, pointer: str) -> tuple[str, str] | None:
        name, _, fragment = pointer.partition("#")
        name = unquote(name.partition("?")[0])
        if not name or "\0" in name:
            return None
        target = path.parent / name
        try:
            if not target.exists():
                return "missing-file", "but there is no such file."
        except OSError:
            return "missing-file", "which cannot be the name of a file."
        if not fragment or "(" in fragment or target.suffix.lower() != ".xml":
            return None
        if not target.is_file() or target.stat().st_size > _MOST:  # a pipe is never opened
            return None
        ids = self._ids(target)
        if ids is None or unquote(fragment) in ids:
            return None
        return "dangling-pointer", "which is not in that file."

    def _ids(self, target: Path) -> frozenset[str] | None:
        """Return the ids of another file, None when it cannot be read."""
        key = target.resolve()
        if key not in self._others:
            try:
                root = etree.fromstring(key.read_bytes(), safe_parser())
                self._others[key] = ids_of(root)
            except (OSError, etree.XMLSyntaxError):
                self._others[key] = None
        return self._others[key]


def _prefixes(document: Document) -> dict[str, list[str]]:
    """Return the patterns of each prefix that the header declares (TEI Guidelines 17.2.3)."""
    found: dict[str, list[str]] = {}
    for one in document.root.iter(f"{TEI}prefixDef"):
        found.setdefault(one.get("ident", ""), []).append(one.get("matchPattern", ".*"))
    return found


def _prefixed(pointer: str, prefix: str, prefixes: dict[str, list[str]]) -> tuple[str, str] | None:
    if prefix not in prefixes:
        known = prefix.lower() in _SCHEMES
        return None if known else ("undeclared-prefix", f"but no prefixDef declares {prefix!r}.")
    rest = pointer[len(prefix) + 1 :]
    for pattern in prefixes[prefix]:
        try:
            if re.fullmatch(pattern, rest):
                return None
        except re.error:  # a pattern of XML Schema's that Python does not know
            return None
    return "pointer-pattern", f"which the matchPattern of {prefix!r} does not allow."
