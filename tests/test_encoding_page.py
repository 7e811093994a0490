"""What docs/encoding.md says becomes of a page does become of it: its examples, run."""

from __future__ import annotations

import html
import importlib.util
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

from tests.shared import ROOT, converted

Run = Callable[..., Result]
Shape = tuple[str, tuple[tuple[str, str], ...], tuple["str | Shape", ...]]
PAGE = (ROOT / "docs" / "encoding.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# The page says that these are left out; @resp goes with what the converter inferred.
LEFT_OUT = {"cert", "evidence", "resp"}


@dataclass(frozen=True)
class Example:
    """A page, the corrections beside it, and the elements that hold its words."""

    page: str
    corrections: str
    elements: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return a short name for the test."""
        return self.page.split("\n", 1)[0][:30]


def examples() -> list[Example]:
    """Return the examples of the page: a page of text, corrections or none, then XML."""
    found: list[Example] = []
    for language, body in FENCE.findall(PAGE):
        if language == "text":
            found.append(Example(body, "", ()))
        elif language == "toml":
            found[-1] = Example(found[-1].page, body, found[-1].elements)
        else:
            assert language == "xml"
            last = found[-1]
            found[-1] = Example(last.page, last.corrections, (*last.elements, body))
    return found


EXAMPLES = examples()


def shape(element: etree._Element) -> Shape:
    """Return an element without what the page leaves out: attributes, and white space between."""
    attributes = tuple(
        sorted((str(k), str(v)) for k, v in element.attrib.items() if k not in LEFT_OUT)
    )
    runs: list[str | Shape] = [_run(element.text, "")]
    last = ""
    for child in element:
        last = str(etree.QName(child).localname)
        runs += [shape(child), _run(child.tail, last)]
    kept = tuple(run for run in runs if run != "")
    return str(etree.QName(element).localname), attributes, kept


def _run(text: str | None, after: str) -> str:
    text = text or ""
    if after == "lb" or (not text.strip() and "\n" in text):
        text = text.lstrip()
    return re.sub(r"\s+", " ", text)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("encoding")
    (folder / "pages").mkdir()
    for number, example in enumerate(EXAMPLES):
        name = folder / "pages" / f"page-{number}"
        name.with_suffix(".txt").write_text(example.page, encoding="utf-8")
        if example.corrections:
            name.with_suffix(".fix.toml").write_text(example.corrections, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("number", "example"),
    list(enumerate(EXAMPLES)),
    ids=[f"{number} {one.name}" for number, one in enumerate(EXAMPLES)],
)
def test_an_example_is_what_the_converter_makes(
    number: int, example: Example, made: Path, run: Run
) -> None:
    out = made / f"out-{number}"
    source = made / "pages" / f"page-{number}.txt"
    assert run("-q", "--only", "tei", str(source), str(out)).exit_code == 0
    tei = etree.parse(out / "tei" / f"page-{number}.xml").getroot()
    shapes = [shape(one) for one in tei.iter(etree.Element)]
    wanted = [one for text in example.elements for one in etree.fromstring(f"<x>{text}</x>")]
    assert wanted
    for element in wanted:
        assert shape(element) in shapes, etree.tostring(element, encoding="unicode")


def test_the_picture_shows_what_the_converter_makes_today() -> None:
    """The picture is drawn from these parts; each must still have the same words on both sides."""
    spec = importlib.util.spec_from_file_location("side_by_side", ROOT / "docs" / "side_by_side.py")
    assert spec is not None
    assert spec.loader is not None
    drawing = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = drawing  # its dataclasses look themselves up there
    spec.loader.exec_module(drawing)
    path = ROOT / "corpus" / "08-relations-after-the-crisis.txt"
    tei = etree.fromstring(converted(path).tei)
    shown = drawing.side_by_side(path.read_text(encoding="utf-8"), tei)
    for number in range(len(drawing.PARTS)):
        left, right = re.findall(rf'data-n="{number}">(.*?)</div>', shown, re.DOTALL)
        if "<em>" in right:
            continue
        right = re.sub(r"&lt;.*?&gt;", " ", re.sub(r"<[^>]*>", "", right))
        assert re.findall(r"\w+", html.unescape(left)) == re.findall(r"\w+", html.unescape(right))


def test_the_page_has_an_example_for_each_part() -> None:
    parts = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
    without = [part.split("\n", 1)[0] for part in parts if "```xml" not in part]
    assert without == ["What is dropped"]


def test_every_finding_that_the_page_names_is_explained_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").split("| finding |")[1]
    rows = re.findall(r"^\| ((?:`[a-z-]+`(?:, )?)+) \|", readme, re.MULTILINE)
    explained = {code for row in rows for code in re.findall(r"`([a-z-]+)`", row)}
    told = set(re.findall(r"finding\w* `([a-z-]+)`|`(repaired-[a-z]+)`", PAGE))
    codes = {one or other for one, other in told}
    assert len(codes) > 5
    assert codes - explained == set()


def test_the_findings_that_the_page_promises_are_made(made: Path, run: Run) -> None:
    run("-q", "--only", "tei", str(made / "pages"), str(made / "all"))
    documents = json.loads((made / "all" / "conversion.json").read_text(encoding="utf-8"))
    codes = {one["code"] for entry in documents["documents"] for one in entry["findings"]}
    assert {"dates-disagree", "repaired-sentence", "repaired-ordinal"} <= codes
