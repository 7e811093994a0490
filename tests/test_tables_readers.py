"""What the tables export writes for other programs, read by libraries that these programs use."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import bibtexparser
import networkx as nx
import pytest
import rdflib
import rispy
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from rdflib import RDF, SDO, Literal, URIRef
from rdflib.compare import isomorphic

from converter.exports.exporting import export
from tests.tables_edition import SETTINGS, ask, handed_over, publish

BASE = "https://a.example.org/lamps/"
LETTER = URIRef(f"{BASE}html/1951/letter.html")
NOVAK = URIRef(f"{BASE}persons.html#novak-ada")
COLUMNS = """
import json, sys
from nltk.corpus.reader.conll import ConllCorpusReader
reader = ConllCorpusReader(sys.argv[1], ["texts.conll"], ("words", "pos", "ignore", "chunk"))
print(json.dumps([[[word, tag] for word, _, tag in sentence] for sentence in reader.iob_sents()]))
"""


@pytest.fixture
def dest(tmp_path: Path) -> Path:
    return handed_over(tmp_path)[0]


def test_networkx_reads_the_network(dest: Path) -> None:
    graph = nx.read_gexf(dest / "network.gexf", version="1.3")
    people = {f"person:{one}" for one in ("novak-ada", "vela-tomas", "1951/letter#stray")}
    assert set(graph.nodes) == {*people, "organisation:Admiralty"}
    assert graph.nodes["person:novak-ada"]["label"] == "Ada Novak"
    assert graph.nodes["person:novak-ada"]["wikidata"] == "Q42"
    edges = {
        (source, target, edge["label"]): (edge["weight"], edge.get("start"), edge["documents"])
        for source, target, edge in graph.edges(data=True)
    }
    day = "1951-03-12"
    assert edges == {
        ("person:vela-tomas", "person:novak-ada", "writes to"): (1.0, day, 1),
        ("person:vela-tomas", "organisation:Admiralty", "writes to"): (1.0, day, 1),
        ("person:vela-tomas", "person:novak-ada", "names"): (2.0, day, 1),
        ("person:vela-tomas", "person:1951/letter#stray", "names"): (1.0, day, 1),
    }


@pytest.fixture
def graph(dest: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(dest / "edition.ttl", format="turtle")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
def test_json_ld_and_turtle_are_one_graph(dest: Path, graph: rdflib.Graph) -> None:
    other = rdflib.Graph().parse(dest / "edition.jsonld", format="json-ld")
    assert len(graph) > 40
    assert isomorphic(graph, other)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
def test_without_an_address_the_graph_has_that_of_its_place(tmp_path: Path) -> None:
    nowhere = replace(SETTINGS, base_url="")
    export("tables", publish(tmp_path / "out"), tmp_path / "dest", nowhere)
    place = "https://elsewhere.example.org/data/"
    turtle, other = (
        rdflib.Graph().parse(tmp_path / "dest" / name, format=form, publicID=place)
        for name, form in (("edition.ttl", "turtle"), ("edition.jsonld", "json-ld"))
    )
    assert isomorphic(turtle, other)
    assert (URIRef(f"{place}persons.html#novak-ada"), RDF.type, SDO.Person) in turtle


def test_a_person_is_the_same_as_elsewhere(graph: rdflib.Graph) -> None:
    assert set(graph.objects(NOVAK, SDO.sameAs)) == {
        URIRef("http://www.wikidata.org/entity/Q42"),
        URIRef("http://viaf.org/viaf/113230702"),
        URIRef("https://d-nb.info/gnd/118540238"),
    }
    assert (NOVAK, SDO.birthDate, Literal("1900", datatype=rdflib.XSD.gYear)) in graph


def test_a_letter_has_its_people(graph: rdflib.Graph) -> None:
    vela = URIRef(f"{BASE}persons.html#vela-tomas")
    assert set(graph.objects(LETTER, RDF.type)) == {SDO.Message, SDO.ArchiveComponent}
    assert set(graph.objects(LETTER, SDO.author)) == {vela}
    assert set(graph.objects(LETTER, SDO.recipient)) == {NOVAK}
    assert {NOVAK, vela} < set(graph.objects(LETTER, SDO.mentions))
    assert str(graph.value(LETTER, SDO.name)) == 'R&D {50%} of C:\\lamps_a "quoted"'
    assert str(graph.value(LETTER, SDO.dateCreated)) == "1951-03-12"
    assert graph.value(LETTER, SDO.license) == URIRef("https://l.example.org/")
    assert graph.value(LETTER, SDO.isPartOf) == URIRef(f"{BASE}index.html")


@pytest.mark.parametrize(
    ("sentence", "tagged"),
    [
        (0, "Dear/O Novak/B-PER ,/O"),
        (
            1,
            "Vela/B-PER '/O s/O lamps/O of/O the/O Embassy/B-ORG in/I-ORG Selm/I-ORG burnt/O on/O 11/B-DATE March/I-DATE ./O",
        ),
        (2, "From/O Selm/B-LOC ./O"),
        (
            3,
            "-/B-PER Nobody/I-PER and/O @/B-PER Gone/I-PER and/O =/B-PER SUM/I-PER (/I-PER A1/I-PER )/I-PER ,/O Ada/B-PER Novak/I-PER ./O",
        ),
    ],
)
def test_nltk_reads_the_tagged_text(dest: Path, sentence: int, tagged: str) -> None:
    read = [one for one in json.loads(ask(COLUMNS, str(dest))) if one]
    assert " ".join(f"{word}/{tag}" for word, tag in read[sentence]) == tagged


def test_each_document_begins_with_its_mark(dest: Path) -> None:
    text = (dest / "texts.conll").read_text(encoding="utf-8")
    assert text.count("-DOCSTART- -X- -X- O\n\n") == 2
    assert {len(line.split(" ")) for line in text.split("\n") if line} == {4}


def test_bibtexparser_reads_the_bibliography(dest: Path) -> None:
    with (dest / "documents.bib").open(encoding="utf-8") as file:
        letter, note = bibtexparser.load(file).entries
    assert (letter["ID"], note["ID"]) == ("1951/letter", "note")
    assert note["title"] == "{note}"
    assert letter["author"] == "{Vela}, {Tomas}"
    assert letter["translator"] == "{Ida Both and Co.}"
    assert letter["title"] == (
        r"{R\&D \textbraceleft{}50\%\textbraceright{} of C:\textbackslash{}lamps\_a "
        r'"quoted"}'
    )
    assert (letter["year"], letter["month"], letter["day"]) == ("1951", "March", "12")
    assert letter["howpublished"] == "State Archive, Legations, Selm, box 3, Selm"


def test_rispy_reads_the_bibliography(dest: Path) -> None:
    with (dest / "documents.ris").open(encoding="utf-8", newline="") as file:
        letter, note = rispy.load(file)
    assert (letter["type_of_reference"], note["type_of_reference"]) == ("PCOMM", "MANSCPT")
    assert letter["authors"] == ["Vela, Tomas"]
    assert letter["secondary_authors"] == ["Novak, Ada"]
    assert letter["title"] == 'R&D {50%} of C:\\lamps_a "quoted"'
    assert (letter["year"], letter["date"]) == ("1951", "1951/03/12/")
    assert letter["keywords"] == ["Lamps", "Salt"]
    assert letter["urls"] == [f"{BASE}html/1951/letter.html"]


# citeproc-py knows CSL 1.0.1; archive_collection came with 1.0.2.
@pytest.mark.filterwarnings("ignore:The following arguments for Reference:UserWarning")
def test_citeproc_cites_a_document(dest: Path) -> None:
    items = json.loads((dest / "documents.csl.json").read_text(encoding="utf-8"))
    assert items[0]["recipient"] == [{"family": "Novak", "given": "Ada"}]
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    cited = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    cited.register(Citation([CitationItem("1951/letter")]))
    (entry,) = map(str, cited.bibliography())
    assert entry.startswith("Vela, T. (1951) “R&D {50%} of C:\\lamps_a")
    assert "Translated by Ida Both and Co." in entry
