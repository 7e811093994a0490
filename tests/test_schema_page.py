"""docs/schema.html documents every element, attribute and value; its examples are valid."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from schemas.odd import TEI, TEI_NS, Odd
from tests.made_documents import parse
from tests.shared import ROOT
from tests.test_schemas import KITCHEN_SINK, SCHEMAS
from tests.test_xslt_browser import CHROMIUM, seen

PAGE = ROOT / "docs" / "schema.html"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
GUIDELINES = "https://www.tei-c.org/release/doc/tei-p5-doc/en/html/ref-"
ODD = Odd.read(SCHEMAS / "report.odd")
ELEMENTS = ODD.specs["elementSpec"]
FEWEST_WORDS = 6


def words(node: etree._Element | None) -> list[str]:
    """Return the words of a node, none when it is missing."""
    return [] if node is None else "".join(node.itertext()).split()


@cache
def page() -> etree._Element:
    """Return the page."""
    return html.fromstring(PAGE.read_bytes().decode())


@cache
def article(name: str) -> etree._Element:
    """Return what the page says of an element."""
    (found,) = page().xpath("//article[@id = $id]", id=f"element-{name}")
    return found


# The ODD leaves nothing undocumented


@pytest.mark.parametrize("name", ELEMENTS)
def test_an_element_says_what_it_is_and_when_to_use_it(name: str) -> None:
    spec = ELEMENTS[name]
    assert words(spec.find(f"{TEI}desc"))
    assert len(words(spec.find(f"{TEI}remarks"))) >= FEWEST_WORDS
    assert [example for example in spec.iter(f"{EXAMPLES}*") if example.tag == EXAMPLES + name]


def test_no_two_elements_say_the_same() -> None:
    for part in ("desc", "remarks"):
        said = Counter(" ".join(words(spec.find(TEI + part))) for spec in ELEMENTS.values())
        assert [text for text, times in said.items() if times > 1] == []


def test_each_attribute_value_class_group_and_rule_is_described() -> None:
    kinds = ("attDef", "valItem", "classSpec", "macroSpec", "dataSpec", "constraintSpec")
    nodes = list(etree.parse(SCHEMAS / "report.odd").iter(*(TEI + kind for kind in kinds)))
    assert len(nodes) > len(ELEMENTS)
    silent = [node for node in nodes if not words(node.find(f"{TEI}desc"))]
    assert [(node.tag, node.get("ident"), node.sourceline) for node in silent] == []


# The examples are valid


def examples() -> list[tuple[str, int, etree._Element]]:
    """Return each example with the element that it is for."""
    return [
        (name, number, example)
        for name, spec in ELEMENTS.items()
        for number, example in enumerate(spec.iter(f"{EXAMPLES}egXML"), start=1)
    ]


def as_tei(node: etree._Element) -> etree._Element:
    """Return an example's element in the namespace of TEI."""
    text = etree.tostring(node, encoding="UTF-8", with_tail=False)
    return parse(text.replace(EXAMPLES[1:-1].encode(), TEI_NS.encode()))


@pytest.mark.parametrize(
    ("name", "example"),
    [(name, example) for name, _, example in examples()],
    ids=[f"{name}-{number}" for name, number, _ in examples()],
)
def test_an_example_is_valid_in_the_place_of_its_like(name: str, example: etree._Element) -> None:
    (whole,) = example
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "report.rng"))
    kind = etree.QName(whole).localname
    places = sum(1 for _ in parse(KITCHEN_SINK.read_bytes()).iter(TEI + kind))
    assert places, f"the kitchen sink has no {kind}"
    fits = []
    for place in range(places):
        root = parse(KITCHEN_SINK.read_bytes())
        node = list(root.iter(TEI + kind))[place]
        new = as_tei(whole)
        if node is root:
            root = new
        else:
            new.tail = node.tail
            node.getparent().replace(node, new)
        fits.append(grammar.validate(parse(etree.tostring(root))))
        if fits[-1]:
            break
    assert any(fits), f"no {kind} of the kitchen sink can be this example of {name}"


def test_no_two_examples_have_the_same_identifier() -> None:
    identifiers = Counter(
        node.get("{http://www.w3.org/XML/1998/namespace}id")
        for _, _, example in examples()
        for node in example.iter()
    )
    del identifiers[None]
    assert identifiers
    assert [name for name, times in identifiers.items() if times > 1] == []


# The page


def test_the_page_is_what_the_odd_gives() -> None:
    command = [sys.executable, str(SCHEMAS / "document.py"), "--check"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_page_that_is_out_of_step_is_told(tmp_path: Path) -> None:
    for folder in ("schemas", "xslt"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "docs").mkdir()
    command = [sys.executable, str(tmp_path / "schemas" / "document.py")]
    written = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert written.stdout == "Written: docs/schema.html\n"
    assert (tmp_path / "docs" / "schema.html").read_bytes() == PAGE.read_bytes()
    odd = tmp_path / "schemas" / "report.odd"
    odd.write_text(odd.read_text("utf-8").replace("A greeting or", "A greeting and"), "utf-8")
    checked = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 1
    assert "run python schemas/document.py" in checked.stderr


def test_the_page_needs_nothing_from_elsewhere() -> None:
    text = PAGE.read_text("utf-8")
    assert page().xpath("//script | //link | //img | //iframe | //@src | //@style") == []
    assert not re.search(r"@import|url\(", text)
    outside = {link for link in page().xpath("//a/@href") if not link.startswith("#")}
    files = {link for link in outside if link.startswith("../schemas/")}
    assert files
    assert all((PAGE.parent / link).resolve().is_file() for link in files)
    assert outside - files == {f"{GUIDELINES}{name}.html" for name in ELEMENTS}


def test_each_link_leads_somewhere_and_each_identifier_is_given_once() -> None:
    identifiers = page().xpath("//@id")
    assert [name for name, times in Counter(identifiers).items() if times > 1] == []
    links = {link[1:] for link in page().xpath("//a/@href[starts-with(., '#')]")}
    assert links - set(identifiers) == set()


@pytest.mark.parametrize("name", ELEMENTS)
def test_the_page_shows_all_of_an_element(name: str) -> None:
    shown, spec = article(name), ELEMENTS[name]
    headings = [each.text for each in shown.iter("h4")]
    assert headings[0] == "When to use it"
    use = words(shown.find("h4").getnext())
    assert " ".join(use).replace("@", "") == " ".join(words(spec.find(f"{TEI}remarks")))
    assert headings[1] in ("Example", "Examples")
    typed = ["".join(words(example)) for example in shown.iter("pre")]
    assert len(typed) == len(list(spec.iter(f"{EXAMPLES}egXML")))
    assert all(f"<{name}" in example for example in typed)
    attributes = {
        "@" + attribute.get("ident"): [
            item.get("ident") for item in attribute.iter(f"{TEI}valItem")
        ]
        for attribute in ODD.attributes(name)
    }
    assert {
        term.find("code").text: term.getnext().xpath("dl/div/dt/code/text()")
        for term in shown.xpath("dl[@class = 'attributes']/dt")
    } == attributes
    assert shown.xpath("p[@class = 'further']/a/@href")[0] == f"{GUIDELINES}{name}.html"


def test_examples_are_shown_as_they_are_typed() -> None:
    shown = article("milestone").find("pre").text_content()
    assert shown == '<milestone unit="separator" rend="* * *"/>'
    indented = article("list").find("pre").text_content().splitlines()
    assert indented[:2] == ['<list rend="numbered">', "  <label>1.</label>"]
    assert indented[-1] == "</list>"


def test_contents_and_places_link_both_ways() -> None:
    def names(name: str, heading: str) -> set[str]:
        (found,) = article(name).xpath("h4[. = $heading]", heading=heading)
        return {link.get("href").removeprefix("#element-") for link in found.getnext().iter("a")}

    contains = {name: names(name, "What it may contain") for name in ELEMENTS}
    stands = {name: names(name, "Where it may stand") for name in ELEMENTS}
    assert stands == {
        name: {each for each, inside in contains.items() if name in inside} for name in ELEMENTS
    }
    assert contains["msContents"] == {"textLang"}
    assert stands["addrLine"] == {"address"}
    assert stands["TEI"] == set()


def test_each_rule_is_shown_at_the_elements_it_looks_at() -> None:
    shown = {name: article(name).xpath("ul[@class = 'rules']/li") for name in ELEMENTS}
    says = {" ".join(words(rule.find("span"))) for each in shown.values() for rule in each}
    assert {sentence.replace("@", "") for sentence in says} == {
        " ".join(words(rule.find(f"{TEI}desc")))
        for rule in ODD.constraints
        if rule.get("ident") != "namespaces"
    }
    wrapped = "Emphasis and brackets hold running text, or inside a name what a name may hold."
    assert {
        name for name, each in shown.items() if any(wrapped in rule.text_content() for rule in each)
    } == {"hi", "foreign", "sic", "supplied", "unclear"}


WIDTH = """<script>addEventListener('load', () => {
  document.querySelector('.skip').focus();
  document.title = JSON.stringify([document.documentElement.scrollWidth <= innerWidth,
    document.querySelector('.skip').getBoundingClientRect().left >= 0]);
});</script></body>"""


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt-get install chromium)")
@pytest.mark.parametrize("window", ["1280,900", "390,800"])
def test_nothing_is_wider_than_the_window(tmp_path: Path, window: str) -> None:
    text = PAGE.read_text("utf-8").replace("</body>", WIDTH)
    assert seen(text, tmp_path, window) == "[true,true]"
