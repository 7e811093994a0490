"""Who is who: mentions joined to persons within one report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from converter.model import Citation, Description, MarkKind, Party, Person, Report
from converter.people import identify, person_id
from converter.recognisers import Lexicon, annotate
from converter.recognisers.forms import form_of
from tests.name_cases import LEXICON, report_of


def read(text: str, about: Description | None = None, lexicon: Lexicon = LEXICON) -> Report:
    """Return a report with its persons."""
    report = replace(report_of(text), about=about or Description())
    return identify(annotate(report, lexicon), lexicon)


def keys(report: Report) -> list[tuple[str, str]]:
    """Return each name with the id of its person, in the order of the text."""
    return [
        (passage.text[mark.start : mark.end], mark.key)
        for _, passage in report.named()
        for mark in report.marks.get(passage.key, ())
        if mark.kind is MarkKind.PERSON
    ]


def person(report: Report, key: str) -> Person:
    """Return the person of this id."""
    return next(one for one in report.people if one.id == key)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # surname, title, full name
        ("Karel Brezan came. Comrade Brezan left.", ["brezan-karel"] * 2),
        # the forename in brackets
        ("Comrade [Karel] Brezan came. Brezan left.", ["brezan-karel"] * 2),
        # initials, capitals, strokes
        ("K. L. Brezan came.\nsigned: K. BREZAN\nKarel Brezan left.", ["brezan-karel"] * 3),
        # accents make no second person
        ("Árpád Vensk came. Arpad Vensk left.", ["vensk-arpad"] * 2),
        # two people of one surname
        ("Karel Brezan met Milena Brezan.", ["brezan-karel", "brezan-milena"]),
        # which of them is meant cannot be told
        (
            "Karel Brezan met Milena Brezan. Brezan left.",
            ["brezan-karel", "brezan-milena", ""],
        ),
        # the forename tells them apart
        (
            "Karel Brezan met Milena Brezan. Milena left.",
            ["brezan-karel", "brezan-milena", "brezan-milena"],
        ),
        # an office tells them apart
        (
            "Minister Karel Brezan met Milena Brezan. Minister Brezan left.",
            ["brezan-karel", "brezan-milena", "brezan-karel"],
        ),
        # a second spelling in brackets, a short name
        (
            "I met Baek Do-seok [Paek To Sok]. Comrade Baek left.",
            ["baek-do-seok"] * 3,
        ),
        (
            "speaker: Premier Lao Shen (hereafter abbreviated Lao):\nspeaker: Lao:",
            ["lao-shen"] * 3,
        ),
        # the surname first
        ("participants: Participants: Brezan Karel\nKarel Brezan left.", ["brezan-karel"] * 2),
        # the authority's id; another forename is another person
        ("Lenin and V. I. Lenin and Vladimir Lenin.", ["lenin"] * 3),
        ("Sergei Khrushchev came.", ["khrushchev-sergei"]),
        ("Sergei Khrushchev came. Khrushchev left.", ["khrushchev-sergei", ""]),
        # particles belong to the surname
        ("Milena van der Velde came. Mrs. van der Velde left.", ["van-der-velde-milena"] * 2),
        ("Maire Ó Brennan came. Then Ó Brennan left.", ["o-brennan-maire"] * 2),
        # two surnames, printed without the forename or by initial
        (
            "Rodrigo Arteche Ybarra came. Arteche Ybarra left. R. Arteche Ybarra wrote.",
            ["arteche-ybarra-rodrigo"] * 3,
        ),
        (
            "Rodrigo Artecha Ybarra came. Rodrigo Artecha left. Artecha slept.",
            ["artecha-ybarra-rodrigo"] * 3,
        ),
        # a second forename is no surname
        ("Karel Pavel Lund came. Karel Pavel left.", ["lund-karel-pavel", "pavel-karel"]),
        # whose two surnames these are cannot be told
        (
            "Rodrigo Arteche Ybarra met Lucía Arteche Ybarra. Arteche Ybarra left.",
            ["ybarra-rodrigo-arteche", "ybarra-lucia-arteche", ""],
        ),
    ],
)
def test_who_is_who(text: str, wanted: list[str]) -> None:
    assert [key for _, key in keys(read(text))] == wanted


def test_a_doubtful_name_is_reported_with_its_line() -> None:
    report = read("Karel Brezan met Milena Brezan.\nThen Brezan left.")
    (finding,) = report.findings
    assert finding.code == "person-ambiguous"
    assert finding.line == 2
    assert "Brezan" in finding.message


@pytest.mark.parametrize(
    ("text", "key", "offices"),
    [
        ("Polish Ambassador to Cuba Karel Brezan.", "brezan-karel", ("Polish Ambassador to Cuba",)),
        ("Comrade Vensk, first envoy of Lesna—a tall man.", "vensk", ("first envoy of Lesna",)),
        ("I met the envoy of Lesna, Comrade Vensk.", "vensk", ("envoy of Lesna",)),
        ("The head of the delegation, Comrade Vensk, left.", "vensk", ("head of the delegation",)),
        ("I met Comrade Vensk, the Polish ambassador, and others.", "vensk", ()),
        ("signed: Karel Brezan\\nAmbassador", "brezan-karel", ("Ambassador",)),
        ("participants: Guests: Im Ok-ja, group leader; Ryu Chan", "im-ok-ja", ("group leader",)),
        ("participants: Vice Premier Qiu Wen, Ambassador Fang Baoli", "qiu-wen", ("Vice Premier",)),
        ("to Comrade Foreign Minister Karel Brezan", "brezan-karel", ("Foreign Minister",)),
        ("Comrade Vensk and Mr. Vensk", "vensk", ()),
        ("Polish Envoy Vensk came.\nsigned: Vensk\\nEnvoy", "vensk", ("Polish Envoy",)),
    ],
)  # fmt: skip
def test_offices(text: str, key: str, offices: tuple[str, ...]) -> None:
    assert person(read(text), key).roles == offices


def test_a_person_has_parts_variants_and_mentions() -> None:
    report = read("Comrade Brezan came. Karel Brezan left. BREZAN wrote.")
    assert report.people == (
        Person("brezan-karel", "Karel Brezan", "Brezan", "Karel", ("Brezan",), (), (), 3),
    )


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        ("typist: Typed by Istvánné Kovács", "kovacs-istvanne", "Istvánné Kovács"),
        ("I met Baek Do-seok.", "baek-do-seok", "Baek Do-seok"),
    ],
)
def test_parts_that_are_not_certain_stay_empty(text: str, key: str, name: str) -> None:
    one = person(read(text), key)
    assert (one.name, one.surname, one.forename) == (name, "", "")


def test_people_of_the_page_are_joined() -> None:
    about = Description(
        author_person="Brezan",
        citation=Citation(translators=("Milena Dub",)),
        sender=(Party("Karel Brezan", is_person=True),),
        receivers=(Party("Ministry", is_person=False),),
    )
    report = read("signed: Karel Brezan", about)
    assert [one.id for one in report.people] == ["brezan-karel", "dub-milena"]
    assert person_id(report.people, "Brezan") == "brezan-karel"
    assert person(report, "dub-milena").mentions == 0
    assert report.about.sender[0].person == "brezan-karel"
    assert report.about.receivers[0].person == ""


def test_a_sender_gives_the_forename_of_somebody_called_by_surname() -> None:
    about = Description(receivers=(Party("Rodrigo Arteche", is_person=True),))
    report = read("Comrade Arteche came.", about)
    (one,) = report.people
    assert (one.id, one.name, one.forename, one.mentions) == (
        "arteche-rodrigo",
        "Rodrigo Arteche",
        "Rodrigo",
        1,
    )
    assert report.about.receivers[0].person == "arteche-rodrigo"


def test_a_sender_of_another_forename_is_somebody_else() -> None:
    about = Description(receivers=(Party("Rodrigo Brezan", is_person=True),))
    report = read("Karel Brezan came. Brezan left.", about)
    assert [one.id for one in report.people] == ["brezan-karel"]
    assert report.about.receivers[0].person == ""


def test_two_surnames_are_the_surname() -> None:
    one = person(
        read("RODRIGO DE ARTECHE YBARRA came. Arteche Ybarra left."), "de-arteche-ybarra-rodrigo"
    )
    assert (one.name, one.surname, one.forename) == (
        "Rodrigo de Arteche Ybarra",
        "de Arteche Ybarra",
        "Rodrigo",
    )


def test_ids_are_sorted_unique_and_xml_names() -> None:
    text = (
        "Comrades Ömer, Østergaard, Żak and O'Hara met Karel Brezan, K. Brezan and Milena Brezan."
    )
    ids = [one.id for one in read(text).people]
    assert ids == sorted(set(ids))
    for key in ids:
        assert key.isascii()
        assert key[0].isalpha()
        assert key.replace("-", "").isalnum()


def test_the_authority_gives_id_and_identifiers() -> None:
    lexicon = Lexicon.load(
        '[[person]]\nid = "vensk-tollo"\nsurname = "Vensk"\ngiven = ["Tollo", "T."]\n'
        'bare = ["Vensk"]\nviaf = "1"\n'
    )
    report = read("Here Vensk spoke.", lexicon=lexicon)
    assert keys(report) == [("Vensk", "vensk-tollo")]
    assert report.people[0].idnos == (("VIAF", "1"),)


@pytest.mark.parametrize(
    ("printed", "surname", "forenames"),
    [
        ("B. K. LAZAREV", "Lazarev", ("B.", "K.")),
        ("S H O R I N", "Shorin", ()),
        ("[Karel] Brezan", "Brezan", ("Karel",)),
        ("K.[ostrin]", "Kostrin", ()),
        ("Vensk, Klara", "Vensk", ("Klara",)),
        ("Charles de Varenne", "de Varenne", ("Charles",)),
        ("Ivan Petrovich Tugin", "Tugin", ("Ivan", "Petrovich")),
        ("ANTÓNIO DE NORBA", "de Norba", ("António",)),
        ("Proinsias Ó Brennan", "Ó Brennan", ("Proinsias",)),
        ("Ó Brennan", "Ó Brennan", ()),
        ("Nuri ibn Salim al-Basrani", "al-Basrani", ("Nuri", "ibn", "Salim")),
        ("O Sun-ok", "O", ("Sun-ok",)),
    ],
)
def test_the_form_of_a_name(printed: str, surname: str, forenames: tuple[str, ...]) -> None:
    form = form_of(printed, LEXICON)
    assert (form.surname, form.forenames) == (surname, forenames)
