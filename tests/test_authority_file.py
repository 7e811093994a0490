"""The authority file in its two forms: what it may say, and the sentences for what it may not."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from converter import resources
from converter.authority import COLUMNS, Authority, Entry, Never
from converter.authority.file import find, load
from converter.errors import SettingsError
from converter.settings import Settings

HEAD = "id,surname,forename,name,variants,alone,born,died,role,wikidata,viaf,gnd,never\n"
VENSK = Entry(
    "vensk-tollo",
    "Vensk",
    ("Tollo Marek",),
    ("Vensk",),
    (("wikidata", "Q12"), ("VIAF", "34"), ("GND", "118640402")),
    "Tollo Marek",
    "",
    ("Tolo Venske", "Wensk"),
    "1894-04-17",
    "1965",
    ("Envoy", "Minister of Salt"),
    "authority:2",
)
FULL = (
    "vensk-tollo,Vensk,Tollo Marek,,Tolo Venske | Wensk,Vensk,1894-04-17,1965,"
    "Envoy|Minister of Salt,Q12,34,118640402,\n"
)


def person(inside: str, key: str = "a") -> str:
    return f'<person xml:id="{key}">{inside}</person>'


def tei(*persons: str, head: str = "") -> str:
    inside = "\n".join(persons)
    return f'{head}<listPerson xmlns="http://www.tei-c.org/ns/1.0">\n{inside}\n</listPerson>\n'


VENSK_TEI = """\
<person xml:id="vensk-tollo"><persName type="main"><surname>Vensk</surname>
  <forename>Tollo</forename> <forename>Marek</forename></persName>
  <persName type="variant"><surname>Venske</surname><forename>Tolo</forename></persName>
  <persName type="variant">Wensk</persName><persName type="alone">Vensk</persName>
  <birth when="1894-04-17">in Lesna</birth><death><date when="1965">1965</date></death>
  <occupation>Envoy</occupation><occupation>Minister of  Salt</occupation>
  <idno type="wikidata">https://www.wikidata.org/wiki/Q12</idno><idno type="VIAF">34</idno>
  <idno type="gnd">https://d-nb.info/gnd/118640402</idno><idno type="shelf">A 3</idno></person>"""


def told(tmp_path: Path, text: str | bytes, suffix: str = ".csv") -> Authority:
    path = tmp_path / f"authority{suffix}"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_ways_of_spreadsheets(tmp_path: Path, sign: str, mark: str, end: str) -> None:
    rows = [["ID", "Family_name", "x-shelf", "First name"], ["vensk", "Vensk", "3", "Tollo"]]
    text = mark + end.join(sign.join(row) for row in rows) + end
    (entry,) = told(tmp_path, text).entries
    assert (entry.id, entry.surname, entry.forename) == ("vensk", "Vensk", "Tollo")


def without_place(entry: Entry) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in Entry.__slots__ if name != "place")


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    (table,) = told(tmp_path, HEAD + FULL).entries
    (listed,) = told(tmp_path, tei(VENSK_TEI), ".xml").entries
    assert without_place(table) == without_place(listed) == without_place(VENSK)
    assert (table.place, listed.place) == ("authority.csv:2", "authority.xml:2")


def test_a_listperson_may_stand_anywhere_and_in_another(tmp_path: Path) -> None:
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson><listPerson>'
        + person("<persName>Vensk, Tollo</persName>", "v")
        + '</listPerson><person xml:id="z"><persName>Zhou Wen</persName></person></listPerson>'
        "<listPlace><place><placeName>Lesna</placeName></place></listPlace></standOff></TEI>"
    )
    found = {
        (one.id, one.surname, one.forename, one.name)
        for one in told(tmp_path, text, ".xml").entries
    }
    assert found == {("v", "Vensk", "Tollo", ""), ("z", "", "", "Zhou Wen")}


def test_particles_of_a_surname_in_tei(tmp_path: Path) -> None:
    name = "<persName><forename>Milena</forename> <nameLink>van</nameLink> <surname>Orlan</surname></persName>"
    (entry,) = told(tmp_path, tei(person(name)), ".xml").entries
    assert (entry.surname, entry.forename) == ("van Orlan", "Milena")


def test_never_a_person(tmp_path: Path) -> None:
    text = HEAD + ",,,Star of Orsan,Orsan Star,,,,,,,,yes\nlenin,Lenin,,,,,,,,,,,Yes\n"
    assert told(tmp_path, text).never == (
        Never(("Star of Orsan", "Orsan Star"), "authority.csv:2"),
        Never(("Lenin",), "authority.csv:3", "lenin"),
    )
    inside = '<listPerson type="never"><person><persName>Vensk</persName></person>\n<org><orgName>Orsan Star</orgName></org></listPerson>'
    never = told(tmp_path, tei(inside, person("<persName>A. Lund</persName>")), ".xml")
    assert [one.names for one in never.never] == [("Vensk",), ("Orsan Star",)]
    assert [one.id for one in never.entries] == ["a"]


BAD = [
    ("", r"authority\.csv: the file is empty\. Its first line must name the columns"),
    ("id,surnam\na,B\n", r":1: the column 'surnam' is not known\. Did you mean 'surname'\? The columns are id,"),
    ("id,surname,colour\na,B,c\n", r"x-colour"),
    ("id,surname,family name\na,B,C\n", r"the columns 'surname' and 'family name' both hold the surname"),
    ("surname\nB\n", r":1: there is no column 'id'"),
    ("id,role\na,b\n", r":1: there is no column 'surname' and none 'name'"),
    ("id,surname\na,B,c\n", r":2: the row has 3 cells, the first line names 2 columns"),
    ("id,surname\n,Vensk\n", r":2: the row has no id: write one such as vensk;"),
    ("id,surname,forename\n,Vensk,Tollo\n", r"such as vensk-tollo;"),
    ("id,surname\n,Šor\n", r"the row has no id: write one in small letters and hyphens"),
    ("id,surname\na b,Vensk\n", r":2: the id 'a b' cannot be an XML name: it begins with a letter"),
    ("id,surname\n7a,Vensk\n", r"the id '7a' cannot be"),
    ("id,surname\na,Lund\n\na,Vensk\n", r":4: the id 'a' is that of line 2 already"),
    ("id,surname\na,\n", r":2: the row has no name: fill surname"),
    ("id,surname,forename\na,,Tollo\n", r":2: the row has no surname"),
    ("id,surname\na,?\n", r":2: '\?' is no name: it has no letters"),
    ("id,surname,born\na,Vensk,17.4.1894\n", r":2: born must be a day, a month or a year .* '17\.4\.1894'"),
    ("id,surname,died\na,Vensk,1894-02-30\n", r":2: died must be a day"),
    ("id,surname,born,died\na,Vensk,1894,1890\n", r":2: died \(1890\) is before born \(1894\)"),
    ("id,surname,wikidata\na,Vensk,12\n", r":2: wikidata must be a number such as Q1394, or its address; it is '12'"),
    ("id,surname,viaf\na,Vensk,Q12\n", r":2: viaf must be a number"),
    ("id,surname,gnd\na,Vensk,12\n", r":2: gnd must be a number such as 118640402"),
    ("id,surname,gnd\na,Lund,118640402\nb,Vensk,https://d-nb.info/gnd/118640402\n", r":3: the gnd '118640402' is that of line 2 already: are the two rows one person"),
    ("id,surname,alone\na,Vensk,Vensk\nb,Vensk,Vensk\n", r":3: 'Vensk' alone already means the person of line 2; take it out"),
    ("id,surname,never\na,Vensk,perhaps\n", r":2: never must be yes or empty; it is 'perhaps'"),
    ("id,surname,alone,never\na,Vensk,Vensk,\n,Vensk,,yes\n", r":2: 'Vensk' is never a person, says line 3: keep one"),
    ("id,surname\na,Ven\x07sk\n", r":2: the surname holds a control character"),
    ('id,surname\na,"Vensk\n', r"is not a table: .*quotation mark"),
    ("id,surname\na,Šor\n".encode("cp1250"), r":2: is not UTF-8"),
    ("id,surname\na,Šor\n".encode("utf-16"), r"is UTF-16, not UTF-8"),
]  # fmt: skip
BAD_TEI = [
    ("<listPerson><person/></listPerson>", r"authority\.xml: has no listPerson in TEI's namespace"),
    ("<listPerson>", r"authority\.xml:1: is not well-formed XML"),
    (tei(head='<!DOCTYPE x [<!ENTITY v SYSTEM "file:///etc/hostname">]>'), r"has a DOCTYPE; .* must have none\. Take it out"),
    (tei(head='<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY v "v">]>').encode("utf-16"), r"has a DOCTYPE"),
    (tei(person("<persName>Vensk</persName>"), person("<persName>Lund</persName>")), r"authority\.xml:3: the id 'a' is that of line 2 already"),
    (tei("<person><persName>Vensk</persName></person>"), r":2: the row has no id: write one such as vensk"),
    (tei(person("<note>x</note>")), r":2: the row has no name"),
    (tei(person('<persName>Vensk</persName><birth when="spring"/>')), r":2: born must be a day"),
    (tei(person('<persName>Vensk</persName><idno type="wikidata">12</idno>')), r":2: wikidata must be"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), BAD)
def test_what_a_table_may_not_say(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        told(tmp_path, text)


@pytest.mark.parametrize(("text", "message"), BAD_TEI)
def test_what_a_list_may_not_say(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        told(tmp_path, text, ".xml")


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        told(tmp_path, "id,surname,born\n,Lund,\na,,x\nb,Vensk,1900,z\n")
    lines = [line.split(": ")[0][-1] for line in str(caught.value).splitlines()]
    assert lines == ["2", "3", "3", "4"]


@pytest.mark.parametrize(
    "number", ["118640402", "4079163-4", "11850391X", "1012345678", "5-7", "https://d-nb.info/gnd/118640402"]
)  # fmt: skip
def test_numbers_of_the_german_national_library(tmp_path: Path, number: str) -> None:
    (entry,) = told(tmp_path, f"id,name,gnd\na,Vensk,{number}\n").entries
    assert entry.idnos == (("GND", number.rpartition("/")[2]),)


def test_the_file_of_a_folder(tmp_path: Path) -> None:
    assert find(tmp_path) is None
    (tmp_path / "authority.xml").write_text(tei(), encoding="utf-8")
    assert find(tmp_path) == tmp_path / "authority.xml"
    (tmp_path / "authority.csv").write_text(HEAD, encoding="utf-8")
    with pytest.raises(
        SettingsError, match=r"two authority files .*: authority\.csv and authority"
    ):
        find(tmp_path)
    with pytest.raises(SettingsError, match=r"gone\.csv: cannot be read"):
        load(tmp_path / "gone.csv")
    with pytest.raises(SettingsError, match=r"gone\.xml: cannot be read"):
        load(tmp_path / "gone.xml")


def test_it_travels_between_processes(tmp_path: Path) -> None:
    settings = Settings(authority=told(tmp_path, HEAD + FULL))
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301 - made here
    assert hash(settings.authority) == hash(told(tmp_path, HEAD + FULL))


@pytest.mark.parametrize(
    ("row", "good"),
    [
        ({"id": "a", "surname": "Vensk", "born": "1894-04", "wikidata": "Q12", "x-shelf": "3"}, True),
        ({"id": "a", "name": "Vensk", "gnd": "https://d-nb.info/gnd/118640402", "viaf": "34"}, True),
        ({"name": "Vensk", "never": "yes"}, True),
        ({"id": "a"}, False),
        ({"id": "a b", "name": "Vensk"}, False),
        ({"id": "a", "name": "Vensk", "born": "17.4.1894"}, False),
        ({"id": "a", "name": "Vensk", "wikidata": "12"}, False),
        ({"id": "a", "name": "Vensk", "viaf": "Q12"}, False),
        ({"id": "a", "name": "Vensk", "gnd": "12"}, False),
        ({"id": "a", "name": "Vensk", "never": "perhaps"}, False),
        ({"id": "a", "name": "Vensk", "colour": "red"}, False),
        ({"id": "a", "name": "Ven\x07sk"}, False),
    ],
)  # fmt: skip
def test_the_schema_says_the_same(tmp_path: Path, row: dict[str, str], good: bool) -> None:  # noqa: FBT001
    schema = json.loads(resources.schema("authority.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(schema["properties"]) == list(COLUMNS)
    assert Draft202012Validator(schema).is_valid(row) == good
    text = ",".join(row) + "\n" + ",".join(row.values()) + "\n"
    try:
        told(tmp_path, text if "id" in row else f"id,{text.replace(chr(10), chr(10) + ',', 1)}")
    except SettingsError:
        assert not good
    else:
        assert good
