"""Who is who across documents, by a table of cases; the ids and what an entry says."""

from __future__ import annotations

import itertools
import re
from functools import cache

import pytest

from converter.appearance import Appearance, Cast, Name
from converter.recognisers import Lexicon
from converter.recognisers.forms import form_of
from converter.register import Document, Entry, surnames_alone
from converter.register.bearers import COMMON
from converter.register.evidence import Evidence, Seen, excluded
from tests.read_registers import persons_of
from tests.xslt_editions import cases

CASES = cases("register_cases.md")
_DOCUMENT = re.compile(r"(\w+) ([\d-]*) ?(?:\[(.+?)\])?: (.+)")
_PERSON = re.compile(
    r"(?P<title>Mrs\. |Mr\. )?(?P<name>[^(=@#]+?)(?: \((?P<roles>[^)]+)\))?"
    r"(?: = (?P<variants>[^@#]+?))?(?: @(?P<listed>\S+))?(?: #(?P<number>\S+))?"
)


@cache
def lexicon() -> Lexicon:
    return Lexicon.load()


def name(text: str) -> Name:
    form = form_of(text, lexicon())
    return Name(form.text, form.surname, form.forenames, form.east, form.sure, form.others)


def person(number: int, text: str) -> Appearance:
    found = _PERSON.fullmatch(text)
    assert found, text
    names = (
        name(found["name"]),
        *(name(one) for one in (found["variants"] or "").split(" = ") if one),
    )
    main = names[0]
    return Appearance(
        f"p{number}",
        names,
        main.surname if main.sure else "",
        " ".join(main.forenames) if main.sure else "",
        roles=tuple((found["roles"] or "").split(", ")) if found["roles"] else (),
        idnos=(("wikidata", found["number"]),) if found["number"] else (),
        listed=found["listed"] or "",
        styled={"Mrs. ": "woman", "Mr. ": "man"}.get(found["title"] or "", ""),
        mentions=1,
    )


def document(line: str) -> Document:
    found = _DOCUMENT.fullmatch(line)
    assert found, line
    key, when, archive, people = found.groups()
    cast = tuple(person(number, text) for number, text in enumerate(people.split("; ")))
    return Document(f"doc-{key}", key, f"Report {key}", when, Cast(cast, archive or ""))


def documents(text: str) -> list[Document]:
    return [document(line) for line in text.splitlines()]


def told(entries: tuple[Entry, ...]) -> list[str]:
    """Return an entry a line: its names, single words only where there is no other, and documents."""
    lines = []
    for entry in entries:
        names = sorted((entry.name, *entry.variants))
        full = [text for text in names if " " in text]
        where = sorted(member.document.output for member in entry.members)
        lines.append(f"{' = '.join(full or names)}: {' '.join(where)}")
    return sorted(lines)


@pytest.mark.parametrize(("given", "expected"), CASES.values(), ids=CASES)
def test_who_is_who(given: str, expected: str) -> None:
    assert told(persons_of(documents(given))) == sorted(expected.splitlines())


@pytest.mark.parametrize("given", [given for given, _ in CASES.values()], ids=CASES)
def test_the_order_of_documents_is_nothing(given: str) -> None:
    wanted = persons_of(documents(given))
    for order in itertools.islice(itertools.permutations(documents(given)), 24):
        assert persons_of(order) == wanted


def test_ids_come_from_the_fullest_name_and_the_first_document_keeps_the_bare_one() -> None:
    found = persons_of(
        documents(
            "b 1961: Karel Brezan (envoy)\na 1861: Karel Brezan (envoy)\nc 1961: Q. Lund @lund"
        )
    )
    assert [(one.id, one.members[0].document.output) for one in found] == [
        ("brezan-karel", "a"),
        ("brezan-karel-2", "b"),
        ("lund", "c"),
    ]


def test_an_entry_of_the_authority_file_keeps_its_id() -> None:
    found = persons_of(documents("a 1861: Karel Brezan (envoy)\nb 1961: Karl Brezan @brezan-karel"))
    assert {one.id: one.members[0].document.output for one in found} == {
        "brezan-karel": "b",
        "brezan-karel-2": "a",
    }


def test_an_entry_says_names_offices_and_documents_in_the_order_of_time() -> None:
    (entry,) = persons_of(
        documents(
            "a 1963: Karel Brezan (ENVOY)\n"
            "b 1961-05: K. Brezan (envoy, harbour master)\n"
            "c 1962: Karel Brezan (envoy) #Q7"
        )
    )
    assert (entry.name, entry.surname, entry.forename) == ("Karel Brezan", "Brezan", "Karel")
    assert entry.variants == ("K. Brezan",)
    assert entry.idnos == (("wikidata", "Q7"),)
    assert [(one.name, [d.when for d in one.documents]) for one in entry.offices] == [
        ("envoy", ["1961-05", "1962", "1963"]),
        ("harbour master", ["1961-05"]),
    ]
    assert [member.document.output for member in entry.members] == ["b", "c", "a"]


def test_the_alphabet_knows_no_accents_and_other_letters_come_last() -> None:
    found = persons_of(
        documents("a 1961: Ödön Zelk; Élie Zabel; Анна Зорина; Óscar Ávila; Ada Bell")
    )
    assert [(one.letter, one.name) for one in found] == [
        ("A", "Óscar Ávila"),
        ("B", "Ada Bell"),
        ("Z", "Élie Zabel"),
        ("Z", "Ödön Zelk"),
        ("#", "Анна Зорина"),
    ]


def test_an_office_that_no_document_names_has_no_document() -> None:
    (one,) = document("a 1961 [A]: Karel Brezan (envoy)").cast.people
    cast = Cast((one._replace(held=("envoy", "diver")),))
    (entry,) = persons_of([Document("doc-a", "a", "A", "1961", cast)])
    assert [(office.name, len(office.documents)) for office in entry.offices] == [
        ("envoy", 1),
        ("diver", 0),
    ]


def test_who_meets_everybody_of_a_surname_is_no_company_that_tells_them_apart() -> None:
    # Three years apart, and no archive: only company speaks for them, and one other is one point.
    text = [f"d{n} {1000 + 3 * n}: Lund; Karel Brezan; Ada Bell" for n in range(COMMON - 1)]
    assert len(named("Lund", text)) == 1
    apart = [f"d{n} {1000 + 40 * n}: Lund; Karel Brezan; Ada Bell" for n in range(COMMON + 2)]
    assert len(named("Lund", apart)) == COMMON + 2
    # Thirty years do not stand against the last two, but all others were met by both before.
    last = [f"z {1000 + 40 * (COMMON + 1) + 5}: Lund; Karel Brezan; Ada Bell"]
    assert len(named("Lund", [*apart, *last])) == COMMON + 3
    assert len(named("Lund", [*apart[-3:], *last])) == 3


def named(surname: str, text: list[str]) -> list[Entry]:
    return [one for one in persons_of(documents("\n".join(text))) if one.name == surname]


def test_of_many_humans_of_a_surname_few_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    def counted(evidence: Evidence, seen: Seen) -> bool:
        nonlocal looked_at
        looked_at += 1
        return excluded(evidence, seen)

    monkeypatch.setattr(surnames_alone, "excluded", counted)
    # Two clerks of one office at the same time: whoever comes later may be either.
    pairs = ["a 1961: Lund (clerk); Bell", "a2 1961: Mrs. Lund (clerk); Orme"]
    more = [f"d{n:03} 196{n % 9}: Lund (clerk); Bell{n}" for n in range(300)]
    named("Lund", [*pairs, *more])
    assert 0 < looked_at <= 3 * len(more)
    looked_at = 0
    # Nothing speaks for any two: no office, no archive, no company, years between them.
    strangers = [f"d{n:03} {1000 + 2 * n}: Lund; Bell{n}" for n in range(300)]
    assert (len(named("Lund", strangers)), looked_at) == (300, 0)
