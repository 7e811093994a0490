"""Run the stylesheets and count words, for the tests of the reading editions."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree
from saxonche import PySaxonProcessor, PyXdmNode, PyXsltExecutable

ROOT = Path(__file__).resolve().parents[1]
XSLT = ROOT / "xslt"
KITCHEN_SINK = ROOT / "tests" / "fixtures" / "kitchen-sink.xml"
REFERENCES = sorted((ROOT.parent / "shared" / "reference").glob("0*.xml"))
TEI = "http://www.tei-c.org/ns/1.0"
NS = {"t": TEI}

PROCESSOR = PySaxonProcessor(license=False)

_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*(?:['’\-‐][^\W_]+)*")
_RUNNING_ON = frozenset(
    {"persName", "orgName", "placeName", "roleName", "forename", "surname", "genName", "nameLink"}
    | {"name", "num", "date", "hi", "foreign", "sic", "supplied", "unclear", "ref", "pb"}
)


def cases(file: str) -> dict[str, tuple[str, str]]:
    """Return the cases of a Markdown table: title, what goes in, what is expected."""
    text = (KITCHEN_SINK.parent / file).read_text(encoding="utf-8")
    found = {}
    for case in text.split("\n## ")[1:]:
        title, rest = case.split("\n", 1)
        given, expected = rest.split("\n.\n")
        assert title not in found
        found[title] = (given.strip(), expected.strip("\n"))
    return found


def words(text: str) -> list[str]:
    """Return the words of a text in order."""
    return _WORD.findall(text)


def compiled(stylesheet: str, *, strict: bool = True, **params: str) -> PyXsltExecutable:
    """Compile an entry stylesheet and set its parameters."""
    compiler = PROCESSOR.new_xslt30_processor()
    for static, chosen in {"strict": strict, "checked": True}.items():
        compiler.set_parameter(static, PROCESSOR.make_boolean_value(chosen))
    executable = compiler.compile_stylesheet(stylesheet_file=str(XSLT / stylesheet))
    for name, value in params.items():
        executable.set_parameter(name.replace("_", "-"), PROCESSOR.make_string_value(value))
    return executable


def parsed(xml: str) -> PyXdmNode:
    """Parse XML text."""
    return PROCESSOR.parse_xml(xml_text=xml)


def report(body: str, header: str = "", stand_off: str = "") -> str:
    """Return a small TEI document round the content of its body's div."""
    return (
        f'<TEI xmlns="{TEI}" xml:id="doc-x" xml:lang="en"><teiHeader><fileDesc><titleStmt>'
        "<title>A Specimen</title></titleStmt><publicationStmt><publisher>Press</publisher>"
        f"</publicationStmt><sourceDesc/></fileDesc>{header}</teiHeader>{stand_off}<text><body>"
        f'<div type="report" n="1">{body}</div></body></text></TEI>'
    )


def footnotes(tree: etree._Element) -> list[etree._Element]:
    """Return the footnotes of a TEI document in its order."""
    return tree.xpath("//t:text//t:note[@place='foot']", namespaces=NS)  # type: ignore[no-any-return]


def printed(element: etree._Element, *, item_numbers: bool = False) -> str:
    """Return the text of an element as it is printed, without footnotes inside it."""
    name = etree.QName(element).localname
    if name in {"gap", "milestone"}:
        inner = element.get("rend", "")
    else:
        inner = element.text or ""
        for child in element:
            inner += printed(child, item_numbers=item_numbers) if _counts(child) else ""
            inner += child.tail or ""
    if name == "item" and item_numbers:
        inner = f"{element.get('n', '')} {inner}"
    running_on = name in _RUNNING_ON | {"gap"} or (
        name in {"seg", "note"} and element.get("place") == "inline"
    )
    return inner if running_on else f" {inner} "


def _counts(node: etree._Element) -> bool:
    return isinstance(node.tag, str) and not (
        etree.QName(node).localname == "note" and node.get("place") == "foot"
    )


def body_words(xml: str, *, item_numbers: bool = False) -> list[str]:
    """Return the words of the body of a TEI document without its footnotes."""
    tree = etree.fromstring(xml.encode())
    body = tree.find("t:text/t:body", NS)
    assert body is not None
    return words(printed(body, item_numbers=item_numbers))


def note_words(xml: str) -> list[list[str]]:
    """Return the words of each footnote of a TEI document."""
    return [words(printed(note)) for note in footnotes(etree.fromstring(xml.encode()))]
