"""Decisions on names: each kind is obeyed, found again in a changed text, or told as lost."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest

from converter.authority.file import load
from converter.decisions import DECISIONS, SCOPES
from converter.doubts import Asking
from converter.errors import ReviewError, SettingsError
from converter.pipeline import read
from converter.review import COLUMNS
from converter.review.cells import table_bytes
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools
from tests.review_cases import TALK, TOOLS, decided, decisions, keys, marked, people, told
from tests.shared import SPECIMENS, source_of

PLAIN = (
    "Karel Brezan=brezan-karel, Milena Brezan=brezan-milena, Brezan=, "
    "Tolla Vensk=vensk-tolla, Vensk=vensk-tolla, Vensk=vensk-tolla"
)
BREZANS = "Karel Brezan=brezan-karel, Milena Brezan=brezan-milena, Brezan="
VENSKS = "Tolla Vensk=vensk-tolla, Vensk=vensk-tolla, Vensk=vensk-tolla"
TOLLA = "vensk-tolla | Tolla Vensk"


def test_without_decisions(tmp_path: Path) -> None:
    report = decided(TALK, decisions(tmp_path, "file,surface,decision\n"))
    assert keys(report) == PLAIN
    assert [line.split(":")[0] for line in told(report)] == ["person-ambiguous 3"]


CASES = [
    # -- what is no person
    ("rejected, and not found again", "case,Tolla Vensk,not a person", BREZANS),
    ("a shorter name only", "case,Vensk,reject", f"{BREZANS}, Tolla Vensk=vensk-tolla"),
    # -- who it is
    ("the person of an undecided name", "case,Brezan,is,brezan-milena", f"Karel Brezan=brezan-karel, Milena Brezan=brezan-milena, Brezan=brezan-milena!, {VENSKS}"),
    ("the id alone is enough", "case,Brezan,,brezan-milena", f"Karel Brezan=brezan-karel, Milena Brezan=brezan-milena, Brezan=brezan-milena!, {VENSKS}"),
    ("nobody in particular", "case,Vensk,unclear", f"{BREZANS}, Tolla Vensk=vensk-tolla, Vensk=!, Vensk=!"),
    ("somebody else of this name", f"case,Vensk,,vensk-mira,,{TOLLA}", f"{BREZANS}, Tolla Vensk=vensk-tolla, Vensk=vensk-mira!, Vensk=vensk-mira!"),
    ("a new person, the id is made", f"case,Vensk,split,vensk-tolla,,{TOLLA}", f"{BREZANS}, Tolla Vensk=vensk-tolla, Vensk=vensk!, Vensk=vensk!"),
    ("shorter forms of a name go with it", f"case,Tolla Vensk,,vensk-t,,{TOLLA}", f"{BREZANS}, Tolla Vensk=vensk-t!, Vensk=vensk-t, Vensk=vensk-t"),
    # -- confirmed
    ("kept", f"case,Vensk,keep,vensk-tolla,,{TOLLA}", f"{BREZANS}, Tolla Vensk=vensk-tolla, Vensk=vensk-tolla!, Vensk=vensk-tolla!"),
    ("kept under an id that the person has no longer", "case,Vensk,keep,vensk,,vensk | Vensk", f"{BREZANS}, Tolla Vensk=vensk, Vensk=vensk!, Vensk=vensk!"),
    # -- the person itself
    ("renamed", f"case,Vensk,rename,vensk-anatol,,{TOLLA}", f"{BREZANS}, Tolla Vensk=vensk-anatol, Vensk=vensk-anatol, Vensk=vensk-anatol"),
    ("two persons become one, and what was undecided is theirs", "case,Milena Brezan,merge,brezan-karel,,brezan-milena | Milena Brezan", f"Karel Brezan=brezan-karel, Milena Brezan=brezan-karel, Brezan=brezan-karel, {VENSKS}"),
    ("the same id in both", "case,Karel Brezan,,brezan,,brezan-karel | Karel Brezan\ncase,Milena Brezan,,brezan,,brezan-milena | Milena Brezan", f"Karel Brezan=brezan!, Milena Brezan=brezan!, Brezan=brezan, {VENSKS}"),
    ("renamed, though the converter calls the person otherwise by now", "case,Vensk,rename,vensk-anatol,,vensk | Vensk", f"{BREZANS}, Tolla Vensk=vensk-anatol, Vensk=vensk-anatol, Vensk=vensk-anatol"),
    # -- what was passed
    ("tagged, with an id", "case,Tugin,is,tugin-pavel", f"{PLAIN}, Tugin=tugin-pavel!, Tugin=tugin-pavel!"),
    ("tagged, the id is made", "case,Tugin,a person", f"{PLAIN}, Tugin=tugin!, Tugin=tugin!"),
    ("rightly unmarked", "case,Tugin,keep,,,nobody,passed", PLAIN),
    # -- how far
    ("one mention", "case,Vensk,no,,,,,mention,came late. ⟦Vensk⟧ had no lamp.", f"{BREZANS}, Tolla Vensk=vensk-tolla, Vensk=vensk-tolla"),
    ("one mention of what was passed; the other is a repeat", "case,Tugin,is,,,,,mention,the lamp of ⟦Tugin⟧ never", f"{PLAIN}, Tugin=tugin, Tugin=tugin!"),
    ("the mention goes before the report", f"case,Vensk,keep,vensk-tolla,,{TOLLA}\ncase,Vensk,no,,,,,mention,We asked ⟦Vensk⟧ for", f"{BREZANS}, Tolla Vensk=vensk-tolla, Vensk=vensk-tolla!"),
    ("the whole corpus", ",Vensk,no,,,,,corpus", f"{BREZANS}, Tolla Vensk=vensk-tolla"),
    ("the report goes before the corpus", f",Vensk,no,,,,,corpus\ncase,Vensk,keep,vensk-tolla,,{TOLLA},name", f"{BREZANS}, Tolla Vensk=vensk-tolla, Vensk=vensk-tolla!, Vensk=vensk-tolla!"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "rows", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_what_becomes_of_the_names(title: str, rows: str, wanted: str, tmp_path: Path) -> None:
    table = f"file,surface,decision,person,name,made,what,scope,context\n{rows}\n"
    report = decided(TALK, decisions(tmp_path, table))
    assert keys(report) == wanted, title
    assert len(report.decided) == rows.count("\n") + 1
    assert not any(line.startswith("review-") for line in told(report))


def test_a_title_without_its_name_goes_too(tmp_path: Path) -> None:
    text = "A Talk\n\nComrade Hall was cold. The Hall of lamps, Comrade Vensk said, was dark.\n"
    report = decided(text, decisions(tmp_path, "file,surface,decision\ncase,Hall,no\n"))
    (passage,) = (one for _, one in report.named())
    marks = report.marks[passage.key]
    assert [passage.text[m.start : m.end] for m in marks] == ["Comrade", "Vensk"]
    whys = [why for *_, why in report.passed]
    assert whys == ["no person, says an editor (review.csv:2)"] * 2


def test_the_persons_after_decisions(tmp_path: Path) -> None:
    rows = (
        "case,Vensk,rename,vensk-anatol,Anatol Vensk,vensk-tolla | Tolla Vensk\n"
        "case,Milena Brezan,merge,brezan-karel,,brezan-milena | Milena Brezan\n"
        "case,Tugin,is,tugin-pavel,Pavel Tugin,nobody\n"
    )
    table = f"file,surface,decision,person,name,made\n{rows}"
    report = decided(TALK, decisions(tmp_path, table))
    assert people(report) == (
        "brezan-karel: Karel Brezan (Milena Brezan, Brezan) 3; "
        "tugin-pavel: Pavel Tugin (Tugin) 2; "
        "vensk-anatol: Anatol Vensk (Tolla Vensk, Vensk) 3"
    )
    anatol = report.people[2]
    assert (anatol.surname, anatol.forename) == ("Vensk", "Anatol")
    assert told(report) == []


@pytest.mark.parametrize("name", ["Anatol Vensk", "Vensk, Anatol"])
def test_a_name_is_given_in_either_order(name: str, tmp_path: Path) -> None:
    table = f'file,surface,decision,name,made\ncase,Tolla Vensk,rename,"{name}",{TOLLA}\n'
    one = decided(TALK, decisions(tmp_path, table)).people[-1]
    assert (one.id, one.name, one.surname, one.forename) == (
        "vensk-tolla",
        "Anatol Vensk",
        "Vensk",
        "Anatol",
    )


def test_a_person_who_loses_the_full_name_is_called_by_what_is_left(tmp_path: Path) -> None:
    text = "A Talk\n\nAmbassador Tolla Vensk came. The lamp of Minister Vensk was out.\n"
    table = f"file,surface,scope,person,made,context\ncase,Tolla Vensk,mention,lund-tolla,{TOLLA},Ambassador ⟦Tolla Vensk⟧ came\n"
    report = decided(text, decisions(tmp_path, table))
    assert people(report) == "lund-tolla: Tolla Vensk () 1; vensk-tolla: Vensk () 1"
    assert [one.roles for one in report.people] == [("Ambassador",), ("Minister",)]


LETTER = """\
Harbour Office in Orsan, Report on the Lamps

To: Comrade Minister Ilka Dulac

Comrade Dulac, the lamps are out.

Vensk: I have no oil.

Dulac: Then buy some.

Vensk: With what?

Tolla Vensk
Harbour Master
"""


def test_sender_receiver_and_speakers_follow(tmp_path: Path) -> None:
    table = (
        "file,surface,decision,person,made\n"
        f"case,Vensk,rename,vensk-anatol,{TOLLA}\n"
        "case,Ilka Dulac,,dulac,dulac-ilka | Ilka Dulac\n"
    )
    said = decisions(tmp_path, table)
    report = decided(LETTER, said)
    assert {one.person for one in report.about.sender if one.is_person} == {"vensk-anatol"}
    assert {one.person for one in report.about.receivers if one.is_person} == {"dulac"}
    assert {pair.split("=")[1].rstrip("!") for pair in keys(report).split(", ")} == {
        "vensk-anatol",
        "dulac",
    }


# -- what cannot be ------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        "case,Vensk,no,,report,\ncase,Vensk,keep,vensk-tolla,report,\n",
        "case.txt,Vensk,is,a,report,\n./case,Vensk,is,b,,\n",
        ",Vensk,no,,corpus,\n,Vensk,is,a,everywhere,\n",
        "case,Vensk,no,,mention,of ⟦Vensk⟧ no\ncase,Vensk,is,a,mention,of ⟦Vensk⟧ no\n",
    ],
)
def test_decisions_that_contradict_each_other(rows: str, tmp_path: Path) -> None:
    table = f"file,surface,decision,person,scope,context\n{rows}"
    message = r"review\.csv:3: decides “Vensk” otherwise than review\.csv:2; keep one of them\."
    with pytest.raises(SettingsError, match=message):
        decisions(tmp_path, table)


def test_decisions_that_meet_at_one_name_stop_the_report(tmp_path: Path) -> None:
    table = (
        "file,surface,decision,person,scope,context\n"
        "case,Vensk,no,,mention,came late. ⟦Vensk⟧ had\n"
        "case,Vensk,is,a,mention,⟦Vensk⟧ had no lamp\n"
    )
    with pytest.raises(ReviewError, match=r"review\.csv:2 and review\.csv:3 both decide “Vensk”"):
        decided(TALK, decisions(tmp_path, table))


def test_decisions_travel_between_processes(tmp_path: Path) -> None:
    said = decisions(tmp_path, "file,surface,decision\ncase,Vensk,no\n")
    assert pickle.loads(pickle.dumps(said)) == said  # noqa: S301 - our own bytes


@pytest.mark.parametrize("key", ["Żak", "ким-ир-сен", "金日成", "_a.b-c", "Łódź_2", "ı"])
def test_ids_in_other_scripts_are_valid(key: str, tmp_path: Path) -> None:
    table = f"file,surface,person\ncase,Tugin,{key}\n"
    assert f"Tugin={key}!" in keys(decided(TALK, decisions(tmp_path, table)))


def test_an_id_that_the_header_uses_is_kept_apart(tmp_path: Path) -> None:
    table = "file,surface,person\ncase,Tugin,terms-people\ncase,Brezan,report\n"
    assert "Tugin=terms-people!" in keys(decided(TALK, decisions(tmp_path, table)))


@pytest.mark.parametrize("path", SPECIMENS, ids=[path.stem for path in SPECIMENS])
def test_every_proof_holds_whatever_editors_decide(path: Path, tmp_path: Path) -> None:
    asking = Asking(TOOLS.lexicon)
    asking.take(path.name, read(source_of(path), TOOLS))
    rows = []
    for row in asking.rows():
        # One answer for each name and each person: rows must not contradict each other.
        person = row.cells.get("person", "")
        dice = random.Random(row.cells["surface"])  # noqa: S311 - no secret
        word = dice.choice([one for one in DECISIONS if person or one != "rename"])
        cells = {**row.cells, "decision": word, "scope": dice.choice(list(SCOPES))}
        if word in {"is", "rename"}:
            cells |= {
                "person": f"someone-{len(person) % 3}",
                "name": ["", "Ada Lund"][len(person) % 2],
            }
        rows.append([cells.get(name, "") for name in COLUMNS])
    (tmp_path / "review.csv").write_bytes(table_bytes([list(COLUMNS), *rows]))
    table = (tmp_path / "review.csv").read_bytes().decode("utf-8")
    text = path.read_bytes().decode("utf-8")
    report = decided(text, decisions(tmp_path, table, path.name), path.name)
    ids = {one.id for one in report.people}
    assert {mark.key for _, mark in marked(report)} <= ids | {""}
    known = sum(one.mentions for one in report.people)
    assert known == sum(bool(mark.key) for _, mark in marked(report))
    assert len(report.decided) + len(told(report)) >= len(rows)


def test_the_id_of_an_authority_file_is_its_person(tmp_path: Path) -> None:
    """Who is decided by the id alone has the entry's names and offices."""
    table = tmp_path / "authority.csv"
    table.write_text("id,surname,forename,role\ntugin-p,Tugin,Pavel,diver\n", encoding="utf-8")
    settings = Settings(only=("tei",), authority=load(table))
    said = decisions(tmp_path, "file,surface,person,decision\ncase,Vensk,tugin-p,is\n")
    report = read(Source("case.txt", TALK.encode(), review=said), Tools.build(settings))
    (found,) = (one for one in report.people if one.id == "tugin-p")
    assert (found.surname, found.forename, found.roles) == ("Tugin", "Pavel", ("diver",))
    assert found.unprinted == ("diver",)
