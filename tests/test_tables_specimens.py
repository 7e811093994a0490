"""The specimens as tables: nothing that a form promises to hold is missing from it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import bibtexparser
import networkx as nx
import pytest
import rdflib
import rispy
from click.testing import CliRunner
from lxml import etree
from rdflib.compare import isomorphic

from converter.cli import cli
from converter.exports.exporting import export
from tests.shared import ROOT
from tests.tables_edition import TEI, lines

SPACES = {"t": TEI}


@pytest.fixture(scope="module")
def dest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("specimens")
    told = CliRunner().invoke(
        cli, ["-q", "--only", "tei", str(ROOT / "corpus"), str(folder / "out")]
    )
    assert told.exit_code == 0, told.output
    export("tables", folder / "out", folder / "dest")
    return folder / "dest"


@pytest.fixture(scope="module")
def texts(dest: Path) -> dict[str, etree._Element]:
    paths = sorted((dest.parent / "out" / "tei").glob("*.xml"))
    return {path.stem: etree.parse(path).getroot() for path in paths}


def test_each_name_in_a_text_is_a_mention(dest: Path, texts: dict[str, etree._Element]) -> None:
    names = "count(t:text//*[self::t:persName or self::t:placeName or self::t:orgName])"
    told = Counter(row["document"] for row in lines(dest, "mentions"))
    counted = {name: int(root.xpath(names, namespaces=SPACES)) for name, root in texts.items()}
    assert told == {name: count for name, count in counted.items() if count}


def test_each_name_that_points_at_somebody_has_a_person(dest: Path) -> None:
    persons = {row["id"]: row for row in lines(dest, "persons")}
    named = [row for row in lines(dest, "mentions") if row["kind"] == "person"]
    pointing = [row for row in named if row["local_id"]]
    assert len(pointing) > 300
    assert [row for row in pointing if row["person"] not in persons] == []
    # The register of the run has everybody.
    assert all(row["registered"] for row in persons.values())


def test_each_sign_of_a_text_is_in_a_token(dest: Path, texts: dict[str, etree._Element]) -> None:
    tagged = (dest / "texts.conll").read_text(encoding="utf-8")
    for part, (name, root) in zip(
        tagged.split("-DOCSTART- -X- -X- O\n")[1:], texts.items(), strict=True
    ):
        tokens = "".join(line.split(" ")[0] for line in part.split("\n") if line)
        text = "".join(root.xpath("t:text//text()", namespaces=SPACES))
        assert (name, Counter(tokens)) == (name, Counter("".join(text.split())))


def test_each_document_is_in_each_bibliography(
    dest: Path, texts: dict[str, etree._Element]
) -> None:
    with (dest / "documents.bib").open(encoding="utf-8") as file:
        assert [one["ID"] for one in bibtexparser.load(file).entries] == list(texts)
    with (dest / "documents.ris").open(encoding="utf-8", newline="") as file:
        assert [one["id"] for one in rispy.load(file)] == list(texts)
    items = json.loads((dest / "documents.csl.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in items] == list(texts)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
def test_json_ld_and_turtle_are_one_graph(dest: Path) -> None:
    turtle = rdflib.Graph().parse(dest / "edition.ttl", format="turtle")
    assert isomorphic(turtle, rdflib.Graph().parse(dest / "edition.jsonld", format="json-ld"))


def test_who_writes_to_whom_is_in_the_network(dest: Path) -> None:
    pairs = Counter(
        (row["sender"], row["receiver"])
        for row in lines(dest, "correspondence")
        if row["sender"] and row["receiver"]
    )
    graph = nx.read_gexf(dest / "network.gexf", version="1.3")
    written = {
        (source.removeprefix("person:"), target.removeprefix("person:")): edge["weight"]
        for source, target, edge in graph.edges(data=True)
        if edge["label"] == "writes to" and "organisation:" not in source + target
    }
    assert written == pairs
