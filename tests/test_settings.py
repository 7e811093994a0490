"""edition.toml: what it may say, and the sentences for what it may not."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from converter import resources
from converter.errors import SettingsError
from converter.file_size import size_of
from converter.settings import Edition, Naming, Site, TeiFile, exports, load

FULL = """\
# An edition of invented reports
[edition]
title = "Reports from Orvania"
publisher = "Society of Friends of Orvania"
licence = "CC BY 4.0"
licence_url = "https://example.org/licences/by"
base_url = "https://example.org/orvania/"
editors = ["Ada Novak", "Tom Reed"]
language = "de"
date = "2026-11-23"
"""


def edition(tmp_path: Path, text: str, **environ: str) -> Edition:
    path = tmp_path / "edition.toml"
    path.write_bytes(text.encode())
    return load(path, environ)[0]


def table(*lines: str) -> str:
    return "\n".join(("[edition]", *lines))


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    assert edition(tmp_path, FULL) == Edition(
        "Reports from Orvania",
        "Society of Friends of Orvania",
        "CC BY 4.0",
        "https://example.org/licences/by",
        "https://example.org/orvania/",
        ("Ada Novak", "Tom Reed"),
        "de",
        "2026-11-23",
    )


def test_nothing_is_claimed_without_a_file() -> None:
    assert load(None, {}) == (Edition(), Naming(), TeiFile(), Site())


def test_a_byte_order_mark_and_a_bare_date_are_welcome(tmp_path: Path) -> None:
    assert edition(tmp_path, "\ufeff[edition]\ndate = 2026-11-23\n").date == "2026-11-23"


@pytest.mark.parametrize(
    ("text", "epoch", "expected"),
    [
        ("", "0", "1970-01-01"),
        ("", "1795392000", "2026-11-23"),
        ('[edition]\ndate = "1999"', "0", "1999"),
        ("", "", ""),
    ],
)
def test_the_date_of_the_environment_is_second(
    tmp_path: Path, text: str, epoch: str, expected: str
) -> None:
    assert edition(tmp_path, text, SOURCE_DATE_EPOCH=epoch).date == expected


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "99999999999999999999"])
def test_a_bad_date_of_the_environment(epoch: str) -> None:
    with pytest.raises(SettingsError, match=r"SOURCE_DATE_EPOCH is .* no time in seconds"):
        load(None, {"SOURCE_DATE_EPOCH": epoch})


BAD = [
    (
        table('licens = "CC0"'),
        r"edition\.toml:2: the key 'licens' is not known\. Did you mean 'lic",
    ),
    (table("", 'base-url = "https://x.org"'), r"edition\.toml:3: .*Did you mean 'base_url'\?"),
    (table("zzz = 1"), r"'zzz' is not known\. The keys are title, publisher, licence,"),
    (
        "\n[editon]\ntitle = 'x'",
        r"edition\.toml:2: 'editon' is not known\. Did you mean \[edition\]\? The file has the",
    ),
    ('title = "x"', r"edition\.toml:1: the key 'title' must stand under the heading \[edition\]"),
    ('edition = "x"', r"edition must be a table"),
    (table("title = 5"), r'title must be text in quotation marks: title = "\.\.\."'),
    (table('editors = "Ada"'), r"editors must be a list of names"),
    (table("editors = [1]"), r"editors must be a list of names"),
    (table('language = "English please"'), r"language must be a language code .* 'English please'"),
    (table('date = "23.11.2026"'), r"date must be a day, a month or a year"),
    (table('date = "2026-02-30"'), r"date must be a day, a month or a year"),
    (table("date = 2026-11-23T10:00:00"), r"date must be text"),
    (table('licence_url = "javascript:alert(1)"'), r"licence_url must be a web address"),
    (table('base_url = "example.org"'), r"base_url must be a web address"),
    (table('title = "a\\u0007b"'), r"title holds a control character"),
    (
        "[names]\nplces = false",
        r"edition\.toml:2: the key 'plces' is not known\. Did you mean 'places'\?",
    ),
    (
        "[edition]\ntitle = 'x'\n[names]\ntitle = 'y'",
        r"edition\.toml:4: the key 'title' is not .* places,",
    ),
    ('[names]\nplaces = "no"', r"edition\.toml:2: places must be true or false, without quotation"),
    ("[names]\ntagger = 0", r"tagger must be true or false"),
    ("[names]\nspacy = true", r'spacy must be text in quotation marks: spacy = "\.\.\."'),
    (
        '[names]\nspacy = "en-core"',
        r"spacy must be the name of a package as Python imports it: .* 'en-core'",
    ),
    ("dates = false", r"edition\.toml:1: the key 'dates' must stand under the heading \[names\]"),
    ("names = false", r"names must be a table: \[names\]"),
    (
        "[exports]\nprofile = ['cmif']",
        r"edition\.toml:2: the key 'profile' is not known\. Did you mean 'profiles'\?",
    ),
    ('[exports]\nprofiles = "cmif"', r'profiles must be a list of names: profiles = \["deposit"\]'),
    ("[exports]\nprofiles = [1]", r"profiles must be a list of names"),
    ("exports = ['cmif']", r"exports must be a table: \[exports\]"),
    ("profiles = []", r"the key 'profiles' must stand under the heading \[exports\]"),
    (table("title = x"), r"edition\.toml:2: is not TOML: Invalid value at column 9\."),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_what_it_may_not_say(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        edition(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        ("", Naming()),
        ("[names]", Naming()),
        ("[names]\nplaces = false", Naming(places=False)),
        ("[names]\norganisations = false\ndates = false", Naming(organisations=False, dates=False)),
        ("names.tagger = false", Naming(tagger=False)),
        ('[names]\nspacy = ""\ntagger = true', Naming()),
        ('[names]\nspacy = " en_core_web_sm "', Naming(spacy="en_core_web_sm")),
        ('[edition]\ntitle = "x"\n\n[names]\nplaces = true', Naming()),
    ],
)
def test_what_is_sought(tmp_path: Path, text: str, naming: Naming) -> None:
    path = tmp_path / "edition.toml"
    path.write_text(text, encoding="utf-8")
    assert load(path, {})[1] == naming


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ()),
        ("[exports]", ()),
        ("[exports]\nprofiles = []", ()),
        ('[exports]\nprofiles = ["tables", " cmif ", "tables"]', ("tables", "cmif")),
        ('exports.profiles = ["cmif"]', ("cmif",)),
    ],
)
def test_the_exports_of_a_run(tmp_path: Path, text: str, wanted: tuple[str, ...]) -> None:
    path = tmp_path / "edition.toml"
    path.write_text(text, encoding="utf-8")
    load(path, {})
    assert exports(path, ("cmif", "tables")) == wanted


def test_no_exports_are_made_without_a_file() -> None:
    assert exports(None, ("cmif",)) == ()


def test_each_unknown_export_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "edition.toml"
    path.write_text(
        '[exports]\nprofiles = [\n  "cmif",\n  "tabels",\n  "zzz",\n]', encoding="utf-8"
    )
    with pytest.raises(SettingsError) as caught:
        exports(path, ("cmif", "tables"))
    first, second = str(caught.value).splitlines()
    assert first.endswith(
        "edition.toml:4: there is no export 'tabels'. Did you mean 'tables'? "
        "The exports are cmif, tables."
    )
    assert second.endswith(
        "edition.toml:5: there is no export 'zzz'. The exports are cmif, tables."
    )


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        edition(tmp_path, table('titel = "x"', 'language = "?"'))
    first, second = str(caught.value).splitlines()
    assert "edition.toml:2: the key 'titel'" in first
    assert "edition.toml:3: language" in second


def test_other_bytes_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_bytes(b'title = "\xe9"')
    with pytest.raises(SettingsError, match=r"edition\.toml:1: is not UTF-8 \(byte 0xe9\)"):
        load(tmp_path / "edition.toml", {})
    with pytest.raises(SettingsError, match=r"nowhere\.toml: cannot be read"):
        load(tmp_path / "nowhere.toml", {})


def test_the_schema_says_the_same() -> None:
    schema = json.loads(resources.schema("settings.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    known = list(schema["properties"]["edition"]["properties"])
    assert known == [item.name for item in fields(Edition)]
    sought = schema["properties"]["names"]["properties"]
    assert list(sought) == [item.name for item in fields(Naming)]
    assert {key: one["default"] for key, one in sought.items()} == asdict(Naming())
    written = schema["properties"]["tei"]["properties"]
    assert {key: one["default"] for key, one in written.items()} == asdict(TeiFile())
    beside = schema["properties"]["site"]["properties"]
    assert {key: one["default"] for key, one in beside.items()} == asdict(Site())
    assert list(schema["properties"]["exports"]["properties"]) == ["profiles"]
    assert list(schema["properties"]["reading"]["properties"]) == ["max_size"]
    validator = Draft202012Validator(schema)
    assert validator.is_valid(tomllib.loads(FULL))
    for size in ("20 MB", "1.5gb", "64 KiB", "500", "0", "0 MB", "much", "", "20 TB", "-1"):
        said = {"reading": {"max_size": size}}
        assert validator.is_valid(said) == (size_of(size) is not None), size
    for text, _ in BAD[:-1]:
        impossible_day = "2026-02-30" in text  # a pattern cannot count days
        assert validator.is_valid(tomllib.loads(text)) == impossible_day, text
