"""The header that tei_simplePrint wants: lists and letters' data move into it."""

from __future__ import annotations

from lxml import etree

from converter.exports.simple.vocabulary import ODD, PREFIX
from converter.exports.trees import ID, find, name_of, tei

_BEFORE_NOTES = ("titleStmt", "editionStmt", "extent", "publicationStmt", "seriesStmt")
_IN_LINE = frozenset(
    {"name", "rs", "hi", "seg", "date", "num", "foreign", "sic", "supplied", "ref"}
)
_LISTS = (("listPerson", "particDesc"), ("listPlace", "settingDesc"))


def move_lists(root: etree._Element) -> None:
    """Move persons into particDesc, places into settingDesc, all other lists into notes."""
    for name, parent in _LISTS:
        lists = find(root, f"t:standOff/t:{name}")
        for listed in lists:
            for entry in find(listed, "descendant-or-self::t:person | .//t:place"):
                _tell_in_a_paragraph(entry)
        filled = [one for one in lists if find(one, ".//t:person | .//t:place")]
        if filled:
            _part(root, "profileDesc", parent).extend(filled)
    for stand_off in find(root, "t:standOff"):
        for note in find(stand_off, ".//t:note[@type='org']"):
            note.tail = None
            _notes(root).append(note)
        left = _spaced(stand_off).split()
        if left:
            _notes(root).append(tei("note", " ".join(left), type="standOff"))
        root.remove(stand_off)


def move_correspondence(root: etree._Element) -> None:
    """Move what became of correspDesc from profileDesc into notesStmt."""
    for note in find(root, "t:teiHeader/t:profileDesc/t:note"):
        note.tail = None
        _notes(root).append(note)


def mend_header(root: etree._Element, renditions: list[str]) -> None:
    """Finish what the changes of elements left: funders, an empty refsDecl, renditions."""
    for statement in find(root, "t:teiHeader//t:respStmt[not(t:resp)]"):
        name = tei("name", statement.text)
        name.extend(list(statement))
        statement.text = None
        statement.append(tei("resp", "funding"))
        statement.append(name)
    for declaration in find(root, "t:teiHeader/t:encodingDesc/t:refsDecl[not(*)]"):
        _remove(declaration)
    if renditions:
        declared = _part(root, "encodingDesc", "tagsDecl")
        for number, rendition in enumerate(sorted(renditions)):
            element = tei("rendition")
            element.set(ID, rendition)
            declared.insert(number, element)


def declare_prefix(root: etree._Element) -> None:
    """Declare the prefix of simplePrint's own renditions where it is used (Guidelines, 17.2.3)."""
    used = find(root, f"//@rendition[contains(concat(' ', .), ' {PREFIX}:')]")
    if not used or find(root, f"//t:prefixDef[@ident='{PREFIX}']"):
        return
    definition = tei("prefixDef", ident=PREFIX)
    definition.set("matchPattern", "([a-z]+)")
    definition.set("replacementPattern", f"{ODD}#$1")
    definition.append(tei("p", "Renditions of tei_simplePrint"))
    encoding = _part_of_header(root, "encodingDesc")
    there = find(encoding, "t:listPrefixDef")
    if there:
        there[0].append(definition)
    else:
        declared = tei("listPrefixDef")
        declared.append(definition)
        encoding.append(declared)


def _tell_in_a_paragraph(entry: etree._Element) -> None:
    """Put what an entry says into one paragraph; tei_simplePrint has no finer elements for it."""
    apart = {"p", "place", "note"} if name_of(entry) == "place" else {"p"}
    own = [child for child in entry if _is(child) and name_of(child) not in apart]
    if not own or find(entry, "t:p"):
        return
    paragraph = tei("p")
    for child in own:
        if name_of(child) == "head":
            continue
        child.tail = " "
        paragraph.append(child)
    if not len(paragraph):
        return
    paragraph[-1].tail = None
    heads = len(find(entry, "t:head"))
    entry.insert(heads, paragraph)


def _spaced(element: etree._Element) -> str:
    """Return the text of an element, with a space at the edges of what stands for itself."""
    pieces = [] if name_of(element) in _IN_LINE else [" "]
    pieces.append(element.text or "")
    for child in element:
        pieces += [_spaced(child) if _is(child) else "", child.tail or ""]
    return "".join([*pieces, pieces[0] if pieces[0] == " " else ""])


def _part(root: etree._Element, of: str, name: str) -> etree._Element:
    """Return a part of the header, made at the end of its parent when it is not there."""
    parent = _part_of_header(root, of)
    parts = find(parent, f"t:{name}")
    part: etree._Element = parts[0] if parts else etree.SubElement(parent, tei(name).tag)
    return part


def _part_of_header(root: etree._Element, name: str) -> etree._Element:
    """Return encodingDesc or profileDesc, made in its place when it is not there."""
    header = find(root, "t:teiHeader")[0]
    there = find(header, f"t:{name}")
    if there:
        found: etree._Element = there[0]
        return found
    made = tei(name)
    before = "t:fileDesc" if name == "encodingDesc" else "t:fileDesc | t:encodingDesc"
    find(header, before)[-1].addnext(made)
    return made


def _notes(root: etree._Element) -> etree._Element:
    """Return notesStmt, made in its place when it is not there."""
    description = find(root, "t:teiHeader/t:fileDesc")[0]
    there = find(description, "t:notesStmt")
    if there:
        found: etree._Element = there[0]
        return found
    notes = tei("notesStmt")
    before = [child for child in description if _is(child) and name_of(child) in _BEFORE_NOTES]
    description.insert(description.index(before[-1]) + 1 if before else 0, notes)
    return notes


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _is(node: etree._Element) -> bool:
    tag: object = node.tag
    return isinstance(tag, str)
