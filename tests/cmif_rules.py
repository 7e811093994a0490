"""What CMIF allows, written from its sources; tests hold what is exported to it.

Repository TEI-Correspondence-SIG/CMIF: odd/cmi-customization.odd (contents and attributes),
odd/cmif.sch (E0001 to E0004, W0001), doc/documentation-en.md (types, dates, licence),
proposals/ (version 1.1: cert and evidence; 2: note/ref).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_UUID = re.compile(r"[a-f][0-9a-f]{7}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_DATES = {"when", "from", "to", "notBefore", "notAfter"}
# Element: its children in order (as a pattern of "name "), its attributes (those with ! are demanded).
_MODELS = {
    "TEI": ("teiHeader text ", ""),
    "teiHeader": ("fileDesc profileDesc ", ""),
    "fileDesc": ("titleStmt publicationStmt sourceDesc ", ""),
    "titleStmt": ("title (editor )+", ""),
    "title": ("", ""),
    "editor": ("(email )?", ""),
    "publicationStmt": ("(publisher )+idno date availability ", ""),
    "publisher": ("(ref )?", ""),
    "idno": ("", "type!"),
    "availability": ("(licence |p )", ""),
    "licence": ("", "target!"),
    "p": ("", ""),
    "sourceDesc": ("(bibl )+", ""),
    "bibl": ("(ref )?", "type! id!"),
    "profileDesc": ("(correspDesc )*", ""),
    "correspDesc": ("correspAction correspAction (note )?", "key ref source!"),
    "correspAction": ("(persName |orgName )+(placeName )*(date )?", "type!"),
    "persName": ("", "ref cert evidence"),
    "orgName": ("", "ref cert evidence"),
    "placeName": ("", "ref cert evidence"),
    "date": ("", "when from to notBefore notAfter cert evidence"),
    "note": ("(ref )+", ""),
    "ref": ("", "type target!"),
    "text": ("body ", ""),
    "body": ("p ", ""),
}


def broken(root: etree._Element) -> Iterator[str]:
    """Yield each rule that a CMIF file breaks."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        children = "".join(f"{etree.QName(one).localname} " for one in element)
        model, attributes = _MODELS[name]
        if not re.fullmatch(model, children):
            yield f"{name} holds {children!r}"
        has = {etree.QName(key).localname for key in element.attrib}
        for missing in {one[:-1] for one in attributes.split() if one.endswith("!")} - has:
            yield f"{name} has no @{missing}"
        for strange in has - set(attributes.replace("!", "").split()):
            yield f"{name} has @{strange}"
    yield from _sources(root)
    yield from _dates_and_names(root)
    yield from _mentions(root)


def _sources(root: etree._Element) -> Iterator[str]:
    bibls = {one.get(_ID): one.get("type") for one in root.iter(f"{_TEI}bibl")}
    for key, kind in bibls.items():
        if not _UUID.fullmatch(str(key)):
            yield f"bibl/@xml:id is no UUID that begins with a letter: {key}"
        if kind not in {"print", "online", "hybrid"}:
            yield f"bibl/@type {kind}"
    if [one.get("type") for one in root.iter(f"{_TEI}idno")] != ["url"]:
        yield "idno/@type"
    for letter in root.iter(f"{_TEI}correspDesc"):
        if [one.get("type") for one in letter.iter(f"{_TEI}correspAction")] != ["sent", "received"]:
            yield "not sent, then received"
        if str(letter.get("source")).removeprefix("#") not in bibls:
            yield "correspDesc/@source points at no bibl"
    keys = [one.get("key") for one in root.iter(f"{_TEI}correspDesc")]
    if len(set(keys)) != len(keys):
        yield "a key twice"


def _dates_and_names(root: etree._Element) -> Iterator[str]:
    for date in root.iter(f"{_TEI}date"):
        if not set(date.attrib) & _DATES:
            yield "a date without a date"
        if not all(
            _DAY.fullmatch(str(date.get(name))) for name in _DATES & set(map(str, date.attrib))
        ):
            yield f"a date that is no day, month or year: {dict(date.attrib)}"
    for name in root.iter(*(f"{_TEI}{tag}" for tag in ("persName", "orgName", "placeName"))):
        if not (name.text or "").strip():
            yield "a name without text"
        if not (name.get("ref") or "https://").startswith(("http://", "https://")):
            yield f"a name whose @ref is no absolute address: {name.get('ref')}"


def _mentions(root: etree._Element) -> Iterator[str]:
    for ref in root.iterfind(f".//{_TEI}note/{_TEI}ref"):
        if not str(ref.get("type")).startswith("https://lod.academy/cmif/vocab/terms#"):
            yield f"ref/@type {ref.get('type')}"
        if not str(ref.get("target")).startswith(("http://", "https://")):
            yield f"ref/@target {ref.get('target')}"
