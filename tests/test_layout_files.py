"""Layout files: what they may say, and the sentences for what they may not."""

from __future__ import annotations

import json
import pickle
import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from converter import resources
from converter.errors import SettingsError
from converter.layouts import names
from converter.page_rules import HOMES, PageRules
from converter.page_rules.file import load
from converter.page_rules.problems import CHECKS
from converter.settings import Settings
from tests.shared import ROOT


def rules(tmp_path: Path, text: str, name: str = "mine.toml") -> PageRules:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return load(path, names())


GOOD = [
    'opens = "* * *"',
    '[labels]\n"Titel" = "title"',
    'flow = "markdown"\nsummary = "top"\nhead = ["date", "title"]\n[labels]\nSource = "citation"',
    "claims = ['Line', { line = \"x\" }, { label = 'Y:' }, { pattern = '^\\d+$' }]\nopens = { label = \"Text\" }",
    'ends = { label = "rights" }\nsummary = "below-body"\n[labels]\n"Rights:" = "rights"\nB = "boilerplate"',
    'name = "a-1"\nabout = ""\nboilerplate = []\nopens = "x"\n[labels]',
]
BAD = [
    (
        'opens = "x"\nlabel = "y"',
        r"mine\.toml:2: the key 'label' is not known\. Did you mean 'labels'\?",
    ),
    ('name = "Mine"\nopens = "x"', r"mine\.toml:1: name is 'Mine'; it must be small letters"),
    ("name = 1\nopens = 'x'", r'name must be text in quotation marks: name = "\.\.\."'),
    ('about = "\\u0007"\nopens = "x"', r"about holds a control character"),
    ('flow = "wrap"\nopens = "x"', r"flow is 'wrap'\. Did you mean 'wrapped'\? It must be one of"),
    ('summary = "above"\nopens = "x"', r"summary is 'above'\..* It must be one of none, top"),
    ('opens = "x"\nclaims = "Line"', r"mine\.toml:2: claims must be a list"),
    ('opens = "x"\nclaims = [1]', r'claims: say "the line"'),
    ('opens = "x"\nclaims = [{ line = "a", label = "b" }]', r'claims: say "the line"'),
    (
        'opens = { lable = "x" }',
        r"opens: 'lable' is not line, label or pattern\. Did you mean 'label'",
    ),
    ('opens = ""', r"opens: line must be text in quotation marks"),
    ("opens = { pattern = 1 }", r"opens: pattern must be text"),
    ("opens = { pattern = '(' }", r"opens: the pattern '\(' is no regular expression"),
    ('opens = "x"\nhead = "title"', r"mine\.toml:2: head must be a list of homes"),
    ('opens = "x"\nhead = []', r"head must be a list of homes"),
    ('opens = "x"\nhead = ["titel"]', r"head: 'titel' is no home\. Did you mean 'title'\?"),
    ('opens = "x"\nhead = ["boilerplate"]', r"head: 'boilerplate' is no home"),
    ("labels = 'x'", r"labels must be a table"),
    ('[labels]\n"A" = "right"', r"mine\.toml:2: 'A': 'right' is no home\. Did you mean 'rights'\?"),
    ('[labels]\n"A" = 1', r"'A': 1 is no home\. The homes are title, date"),
    ('[labels]\n"A" = "title"\nflow = "line"', r"mine\.toml:3: 'flow' stands below \[labels\]"),
    ('[labels]\n"Text" = "body"', r"'Text': what the document begins with is said by opens"),
    ('[labels]\n":" = "title"', r"':' is no label"),
    (
        'ends = { label = "Rights" }\n[labels]\nA = "title"',
        r"'Rights' ends the document, but has no home",
    ),
    ('summary = "below-body"\nopens = "x"', r"say ends, too"),
    ('name = "mine"', r"mine\.toml:1: the file says neither labels nor opens"),
]
# What no JSON Schema can count or look up.
BEYOND_A_SCHEMA = [
    ('[labels]\n"A" = "title"\n"a:" = "date"', r"mine\.toml:3: 'a:' and 'A' are one label"),
    ('name = "plain"\nopens = "x"', r"there is a layout named 'plain' already"),
    ("opens = ", r"mine\.toml:1: is not TOML: "),
]


@pytest.mark.parametrize("text", GOOD)
def test_what_a_file_may_say(text: str, tmp_path: Path) -> None:
    own = rules(tmp_path, text)
    assert pickle.loads(pickle.dumps(Settings(layout=own))).layout == own  # noqa: S301 - our own


@pytest.mark.parametrize(("text", "message"), [*BAD, *BEYOND_A_SCHEMA])
def test_what_it_may_not_say(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=message):
        rules(tmp_path, text)


def test_a_file_without_a_name_is_named_after_itself(tmp_path: Path) -> None:
    assert rules(tmp_path, 'opens = "x"', "harbour-2.toml").name == "harbour-2"
    with pytest.raises(SettingsError, match=r"name is 'My File'.*\(It is the name of the file\.\)"):
        rules(tmp_path, 'opens = "x"', "My File.toml")


def test_every_problem_is_told_at_once_and_in_order(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        rules(tmp_path, 'flow = "x"\nclaims = 1\n[labels]\n"A" = "b"')
    lines = [line.partition("mine.toml:")[2][:1] for line in str(caught.value).splitlines()]
    assert lines == ["1", "2", "4"]


def test_other_bytes_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b'opens = "\xe9"')
    with pytest.raises(SettingsError, match=r"a\.toml:1: is not UTF-8 \(byte 0xe9\)"):
        load(tmp_path / "a.toml")
    with pytest.raises(SettingsError, match=r"nowhere\.toml: cannot be read"):
        load(tmp_path / "nowhere.toml")


def test_the_schema_says_the_same() -> None:
    schema = json.loads(resources.schema("layout.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(schema["properties"]) == list(CHECKS)
    assert set(schema["properties"]["labels"]["additionalProperties"]["enum"]) == set(HOMES)
    assert set(schema["$defs"]["home"]["enum"]) == {name for name, home in HOMES.items() if home}
    validator = Draft202012Validator(schema)
    docs = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```toml\n(.*?)^```$", docs, re.MULTILINE | re.DOTALL)
    for text in (*GOOD, *shown):
        assert validator.is_valid(tomllib.loads(text)), text
    for text, _ in BAD:
        unseen = "'('" in text or text.startswith('ends = { label = "Rights" }')
        assert validator.is_valid(tomllib.loads(text)) == unseen, text
