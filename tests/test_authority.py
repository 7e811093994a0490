"""What an authority file does to the names of a report: found, joined, told, refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from converter.authority import Authority
from converter.authority.file import load
from converter.model import Description, PageDate, Report
from converter.pipeline import convert, read
from converter.printing import print_report
from converter.recognisers import Lexicon
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools
from tests.test_people import keys, person
from tests.test_people import read as read_text

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
HEAD = "id,surname,forename,name,variants,alone,born,died,role,wikidata,never"
PEOPLE = """\
o-vensk,Vensk,Ovrik Marek,,Wensk|The Old Lamp,,1894-04-17,1965,Envoy|Minister of Salt,Q12,
a-dulac,Dulac,Zorba,,,Dulac,,,,,
k-lund,Lund,Karla,,,,,,,,
b-lund,Lund,Bero,,,,1950,,,,
velde,van der Velde,Jorit,,,,,,,,
baek,Baek,Do-seok,,Paek To Sok,,,,,,
wen,,,Zhou Wen,,,,,,,
ostrin,Óstrin,Šimo,,,,,,,,
lamp,,,,Zorba Star,,,,,,yes
,,,Brezan,,,,,,,yes
"""


def authority(tmp_path: Path, rows: str = PEOPLE) -> Authority:
    path = tmp_path / "authority.csv"
    path.write_text(f"{HEAD}\n{rows}", encoding="utf-8")
    return load(path)


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    return Lexicon.load(own=authority(tmp_path))


def marked(report: Report) -> list[tuple[str, str]]:
    """Return what is marked as a person on the evidence of the authority, with its reason."""
    return [
        (passage.text[mark.start : mark.end], mark.reason)
        for _, passage in report.named()
        for mark in report.marks.get(passage.key, ())
        if "authority" in mark.evidence
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a forename that no list knows, alone, and with more of it
        ("Here Ovrik Vensk spoke.", ["Ovrik Vensk"]),
        ("Ovrik Marek Vensk’s lamp.", ["Ovrik Marek Vensk"]),
        ("OVRIK VENSK spoke.", ["OVRIK VENSK"]),
        ("Interestingly Ovrik Vensk spoke.", ["Ovrik Vensk"]),
        # initials, the surname first, brackets
        ("Here O. M. Vensk and O. Vensk spoke.", ["O. M. Vensk", "O. Vensk"]),
        ("Here Vensk Ovrik Marek spoke.", ["Vensk Ovrik Marek"]),
        ("Here [Ovrik] Vensk spoke.", ["[Ovrik] Vensk"]),
        # another forename is somebody else
        ("Here Pavel Vensk spoke.", []),
        ("Here P. Vensk spoke.", []),
        # a whole variant, one with small words, a second romanization
        ("They call him The Old Lamp here.", ["The Old Lamp"]),
        ("The old lamp went out.", []),
        ("Here Paek To Sok spoke, Baek Do-seok too.", ["Paek To Sok", "Baek Do-seok"]),
        # particles, accents and their loss
        ("Here Jorit van der Velde spoke.", ["Jorit van der Velde"]),
        ("Simo Ostrin and Šimo Óstrin.", ["Simo Ostrin", "Šimo Óstrin"]),
        # a surname alone is only found where the file says so
        ("Yesterday Dulac said no; Vensk too.", ["Dulac"]),
        ("Here DULAC spoke.", ["DULAC"]),
        ("Dulac’s boat, Dulac, and Dulac.", ["Dulac", "Dulac", "Dulac"]),
        ("The dulac is a fish.", []),
        # a part of somebody else's name, or of a thing's
        ("Here Krenko Dulac spoke.", []),
        ("The Dulac Street is dark.", []),
        ("The frigate Ovrik Vensk has sailed.", []),
        # two sentences are no name
        ("I met Ovrik. Vensk was away.", []),
    ],
)  # fmt: skip
def test_how_the_names_of_the_file_are_found(
    text: str, wanted: list[str], lexicon: Lexicon
) -> None:
    report = read_text(text, lexicon=lexicon)
    assert [name for name, _ in marked(report)] == wanted
    assert all("authority entr" in reason for _, reason in marked(report))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ovrik Vensk came. Comrade Vensk left.", ["o-vensk", "o-vensk"]),
        # the only one of the file: a title is enough, a spelling of the file too
        ("Comrade Vensk came.", ["o-vensk"]),
        ("Comrade Wensk came. Comrade Vensk left.", ["o-vensk", "o-vensk"]),
        # somebody else of the surname is in the report: that decides
        ("Pavel Vensk came. Comrade Vensk left.", ["vensk-pavel", "vensk-pavel"]),
        ("Pavel Vensk met Ovrik Vensk. Comrade Vensk left.", ["vensk-pavel", "o-vensk", ""]),
        # one whose surname is enough alone may be either too
        ("Pavel Dulac came. Then Dulac left.", ["dulac-pavel", ""]),
        # two of the file have the surname: the report decides, or nobody
        ("Comrade Lund came.", [""]),
        ("Karla Lund came. Comrade Lund left.", ["k-lund", "k-lund"]),
        # one human by every name
        ("The Old Lamp came. O. Vensk wrote. Vensk left.", ["o-vensk"] * 3),
        ("I met Baek Do-seok. Paek To Sok left.", ["baek", "baek"]),
        ("Zhou Wen came. Comrade Zhou left.", ["wen", "wen"]),
        ("Mr. van der Velde came.", ["velde"]),
        # the list of the package is beneath
        ("Lenin and Ovrik Vensk.", ["lenin", "o-vensk"]),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, wanted: list[str], lexicon: Lexicon) -> None:
    assert [key for _, key in keys(read_text(text, lexicon=lexicon))] == wanted


def test_a_name_that_two_of_the_file_have_is_reported(lexicon: Lexicon) -> None:
    (finding,) = read_text("Comrade Lund came.", lexicon=lexicon).findings
    assert finding.code == "person-ambiguous"
    assert "more than one person of the authority file (k-lund, b-lund)" in finding.message


def test_who_was_not_born_yet_is_not_meant(lexicon: Lexicon) -> None:
    about = Description(created=PageDate("1949", "1949"))
    assert keys(read_text("Comrade Lund came.", about, lexicon)) == [("Lund", "k-lund")]
    (known,) = read_text("Comrade Bero Lund came.", about, lexicon).people
    assert (known.id, known.born) == ("lund-bero", "")


def test_two_of_one_name_stay_open(tmp_path: Path) -> None:
    rows = "vensk-ovrik,Vensk,Ovrik,,,,1850,,,,\nvensk-ovrik-2,Vensk,Ovrik,,,,1880,,,,\n"
    report = read_text("Ovrik Vensk came.", lexicon=Lexicon.load(own=authority(tmp_path, rows)))
    assert keys(report) == [("Ovrik Vensk", "")]


def test_an_id_of_the_file_is_nobody_elses(tmp_path: Path) -> None:
    lexicon = Lexicon.load(own=authority(tmp_path, "vensk-karel,Vensk,Kamil,,,,,,,,\n"))
    report = read_text("Karel Vensk came. Kamil Vensk left.", lexicon=lexicon)
    assert [key for _, key in keys(report)] == ["vensk-karel-2", "vensk-karel"]


def test_a_well_known_surname_that_the_file_knows_too(tmp_path: Path) -> None:
    lexicon = Lexicon.load(own=authority(tmp_path, "lenin-karel,Lenin,Karel,,,,,,,,\n"))
    assert keys(read_text("Here Lenin is read.", lexicon=lexicon)) == [("Lenin", "")]
    both = read_text("Karel Lenin reads Vladimir Lenin.", lexicon=lexicon)
    assert [key for _, key in keys(both)] == ["lenin-karel", "lenin"]


def test_what_the_register_says(lexicon: Lexicon) -> None:
    text = "Envoy O. Vensk came. Deputy Vensk left."
    one = person(read_text(text, lexicon=lexicon), "o-vensk")
    assert (one.name, one.surname, one.forename) == ("Ovrik Marek Vensk", "Vensk", "Ovrik Marek")
    assert (one.variants, one.mentions) == (("O. Vensk", "Vensk"), 2)
    assert one.roles == ("Envoy", "Deputy", "Minister of Salt")
    assert (one.idnos, one.born, one.died) == ((("wikidata", "Q12"),), "1894-04-17", "1965")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Comrade Brezan came. BREZAN left.", []),
        ("Comrade Karel Brezan came.", ["Karel Brezan"]),
        ("Comrade Karel Brezan came. Then Brezan left.", ["Karel Brezan"]),
        ("The Zorba Star has sailed; Zorba Dulac is on it.", ["Zorba Dulac"]),
        ("Captain Zorba Star and Mr. Star came.", ["Star"]),
    ],
)  # fmt: skip
def test_never_a_person(text: str, names: list[str], lexicon: Lexicon) -> None:
    report = read_text(text, lexicon=lexicon)
    assert [name for name, _ in keys(report)] == names
    refused = [mark for marks in report.refused.values() for mark in marks]
    assert {mark.reason.rpartition(":")[0] for mark in refused} <= {"never a person: authority.csv"}


def test_a_refusal_says_why(lexicon: Lexicon) -> None:
    printed = print_report(read_text("Comrade Brezan came.", lexicon=lexicon))
    assert "never a person\n  Brezan @1: never a person: authority.csv:11\n" in printed


def test_never_wins_over_the_list_of_the_package(tmp_path: Path) -> None:
    own = authority(tmp_path, ",Lenin,,,,,,,,,yes\n")
    report = read_text("Lenin came, and V. I. Lenin.", lexicon=Lexicon.load(own=own))
    assert keys(report) == [("V. I. Lenin", "lenin")]


def test_the_tei_has_it_all_and_is_valid(tmp_path: Path) -> None:
    tools = Tools.build(Settings(authority=authority(tmp_path)))
    page = b"Report on salt\n\n3 May 1961\n\nSalt is for Ovrik Vensk. Comrade Brezan is a paper.\n"
    tei = etree.fromstring(convert(Source("salt.txt", page), tools).tei)
    (one,) = tei.findall(".//t:person", TEI)
    printed = [
        (etree.QName(part).localname, part.get("when") or "".join(part.itertext())) for part in one
    ]
    assert printed == [
        ("persName", "Vensk Ovrik Marek"),
        ("persName", "Ovrik Vensk"),
        ("birth", "1894-04-17"),
        ("death", "1965"),
        ("occupation", "Envoy"),
        ("occupation", "Minister of Salt"),
        ("idno", "Q12"),
    ]
    (name,) = tei.findall(".//t:p//t:persName", TEI)
    assert dict(name.attrib) == {"ref": "#o-vensk", "cert": "high", "evidence": "authority"}
    shown = convert(Source("salt.txt", page), tools).html or ""
    assert '<span class="life">1894–1965</span>' in shown


def test_without_a_file_nothing_changes(tmp_path: Path) -> None:
    page = b"Report\n\nComrade Karel Vensk met Lenin. Then Vensk left.\n"
    plain, empty = (
        read(Source("a.txt", page), Tools.build(Settings(authority=own)))
        for own in (Authority(), authority(tmp_path, "x,Nobody,Else,,,,,,,,\n"))
    )
    assert plain == empty
