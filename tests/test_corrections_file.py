"""NAME.fix.toml: what it may say, and the sentences for what it may not."""

from __future__ import annotations

import json
import tomllib

import pytest
from jsonschema import Draft202012Validator

from converter import resources
from converter.corrections import read as read_corrections
from converter.errors import CorrectionsError
from converter.statements import NAMES
from converter.vocabulary import BRACKETS, LINES

NAME = "harbour.fix.toml"

FULL = """\
title = "Boats"
date = 1958-05-03
receivers = ["A. Lund", "V. Brezan"]
call-number = "HA 12"
layout = "plain"

[[line]]
text = "The  harbour"
is = "heading"
level = 2
occurrence = 3

[[note]]
n = "1"
after = "boats"

[[bracket]]
line = "The harbour"
text = "[Ocarez]"
is = "gap"
"""


def test_everything_that_can_be_said() -> None:
    told = read_corrections(FULL.encode(), NAME)
    assert told.layout == "plain"
    assert [(one.field, one.values, one.by, one.place) for one in told.statements] == [
        ("title", ("Boats",), "editors", f"{NAME}:1"),
        ("date", ("1958-05-03",), "editors", f"{NAME}:2"),
        ("receivers", ("A. Lund", "V. Brezan"), "editors", f"{NAME}:3"),
        ("shelfmark", ("HA 12",), "editors", f"{NAME}:4"),
    ]
    (line,), (note,), (bracket,) = told.lines, told.notes, told.brackets
    assert (line.text, line.kind, line.level, line.occurrence, line.at) == (
        "The  harbour", "heading", 2, 3, 7,
    )  # fmt: skip
    assert (note.n, note.after, note.line, note.at) == ("1", "boats", "", 13)
    assert (bracket.text, bracket.kind, bracket.line, bracket.at) == ("[Ocarez]", "gap", "The harbour", 17)  # fmt: skip


def line(*keys: str) -> str:
    return "\n".join(("[[line]]", *keys))


BAD = [
    ("titel = 'x'", r":1: 'titel' is not known\. Did you mean 'title'\?"),
    ("zzz = 'x'", r":1: 'zzz' is not known\. There are layout, title, "),
    ("[[lines]]\ntext = 'x'", r":1: 'lines' is not known\. Did you mean \[\[line\]\]\?"),
    ("title = 5", r":1: title must be text in quotation marks"),
    (
        "\ntitle = 'a'\n'document title' = 'b'",
        r":3: 'title' and 'document title' both say the title",
    ),
    ("url = 'x.org'", r":1: url must begin with https://"),
    ('title = "a\\u0007"', r":1: title holds a control character"),
    ("line = 'x'", r":1: each line is a table of its own, under \[\[line\]\]"),
    (line("text = 'x'"), r":1: this \[\[line\]\] has no 'is': it needs text and is"),
    (
        line("text = 'x'", "is = 'headin'"),
        r":1: a line cannot be 'headin'\. Did you mean 'heading'\?",
    ),
    (line("text = 'x'", "is = 'zzz'"), r"cannot be 'zzz'\. It can be letterhead, "),
    (line("text = ' '", "is = 'page'"), r":1: text must be text in quotation marks"),
    (
        line("text = 'x'", "is = 'page'", "levl = 1"),
        r"'levl' is not known in \[\[line\]\]\. Did you mean 'level'\?",
    ),
    (
        line("text = 'x'", "is = 'page'", "occurrence = 0"),
        r"occurrence must be a number from 1 on; it is 0",
    ),
    (
        line("text = 'x'", "is = 'page'", "occurrence = true"),
        r"occurrence must be a number from 1 on",
    ),
    (line("text = 'x'", "is = 'heading'", "level = 7"), r"level is a number from 1 to 6; it is 7"),
    ("\n[[note]]\nn = 1\nafter = 'x'", r":2: n must be text in quotation marks"),
    ("[[bracket]]\ntext = 'x'\nis = 'gap'", r":1: text must be the bracket with its signs: \[x\]"),
    (
        "[[bracket]]\ntext = '[x]'\nis = 'glos'",
        r":1: a bracket cannot be 'glos'\. Did you mean 'gloss'\?",
    ),
    ("title = x", r"harbour\.fix\.toml:1: is not TOML: Invalid value at column 9\."),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_what_it_may_not_say(text: str, message: str) -> None:
    with pytest.raises(CorrectionsError, match=message):
        read_corrections(text.encode(), NAME)


def test_a_file_that_is_not_utf8() -> None:
    with pytest.raises(CorrectionsError, match=rf"{NAME}:2: is not UTF-8"):
        read_corrections("\ntitle = 'caf\xe9'".encode("cp1252"), NAME)


def test_every_problem_is_told_at_once() -> None:
    text = "titel = 'x'\n[[line]]\ntext = 'x'\nis = 'y'\n[[line]]\nis = 'page'\n"
    with pytest.raises(CorrectionsError) as caught:
        read_corrections(text.encode(), NAME)
    assert [one.split(": ")[0] for one in str(caught.value).splitlines()] == [
        f"{NAME}:1", f"{NAME}:2", f"{NAME}:5",
    ]  # fmt: skip


def test_the_schema_of_the_file() -> None:
    schema = json.loads(resources.schema("corrections.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    parts = schema["properties"]
    assert set(parts) == {"layout", "line", "note", "bracket"} | {
        n.replace(" ", "_") for n in NAMES
    }
    assert parts["line"]["items"]["properties"]["is"]["enum"] == list(LINES)
    assert parts["bracket"]["items"]["properties"]["is"]["enum"] == list(BRACKETS)
    check = Draft202012Validator(schema)
    told = tomllib.loads(
        FULL.replace("1958-05-03", "'1958-05-03'").replace("call-number", "shelfmark")
    )
    assert list(check.iter_errors(told)) == []
    for text, message in BAD:
        # That two keys mean one field, only the program sees.
        if "TOML" not in message and "both say" not in message:
            assert not check.is_valid(tomllib.loads(text)), text
