"""A corpus whose every text looks like mark-up, a formula or an address that runs something."""

from __future__ import annotations

import csv
import io
from pathlib import Path

EVIL = (
    "<pwn>mark-up</pwn>",
    "<script>pwn()</script>",
    "</script><script>pwn()</script>",
    "<img src=x onerror=pwn()>",
    '"><pwn a="',
    "' onmouseover='pwn()",
    "]]><pwn/>",
    "&xxe; &#60;pwn&#62; &lt;pwn&gt;",
    "<?pwn say?> <!DOCTYPE pwn> <!-- pwn -->",
    "</p></div></body></html>",
    "<!--fill neighbours--><pwn/><!--/fill-->",
    "<!--fill pwn-->x<!--/fill pwn-->",
    "{{ 7*7 }} ${pwn} {% pwn %} {pwn()}",
    "javascript:pwn()",
    "[pwn](javascript:pwn()) ![pwn](data:text/html,pwn)",
    "data:text/html,<script>pwn()</script>",
    "\u2028pwn\u2029",
    "\\u003cpwn\\u003e \\",
    "@article{pwn, title={x}} \\input{pwn} %} $pwn$",
    "TY  - PWN",
    "*/ } @import url(//pwn);",
)
"""What no element, attribute, address or script may be made of; ``pwn`` marks it."""

FORMULAS = ('=HYPERLINK("http://pwn","x")', "+pwn", "-pwn", "@pwn", "\tpwn", "'=pwn")
"""What a spreadsheet would calculate."""

ALL = " ".join(EVIL)


def make(folder: Path) -> None:
    """Write the reports and everything that editors keep beside them."""
    folder.mkdir()
    names = ["a<script>pwn()<", 'b"onload="pwn()', "=pwn()", "-pwn", "c&xxe;", "javascript:pwn"]
    for number, name in enumerate(names):
        body = "\n\n".join(f"Mr. Karel Brezan of {one} spoke to Ada Lund." for one in EVIL)
        notes = "\n".join(f"[{at}] See {one}." for at, one in enumerate(EVIL, 1))
        text = (
            f"{EVIL[number]} {FORMULAS[number]}\n\n5 March 196{number}\n\n"
            f"Citation: {ALL}\n\nFrom: {EVIL[1]}\nTo: {EVIL[2]}\n\n{body}\n\n"
            + " ".join(f"Word[{at}]" for at in range(1, len(EVIL) + 1))
            + f".\n\n{EVIL[number]}\nKarel Brezan\n\nNotes\n\n{notes}\n"
        )
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "plain.txt").write_text(f"A talk\n\n3 May 1952\n\n{ALL}\n", encoding="utf-8")
    (folder / "mark.md").write_text(f"# {ALL}\n\n{ALL}\n\n- {ALL}\n- b\n", encoding="utf-8")
    (folder / "mark.fix.toml").write_text(
        f'title = """{_toml(ALL)}"""\nsummary = """{_toml(EVIL[1])}"""\n', encoding="utf-8"
    )
    fields = "title place author sender receivers translator archive collection shelfmark".split()
    fields += "summary rights keywords subjects places people record".split()
    rows = [["file", "date", "url", *fields]]
    for number, name in enumerate(names):
        said = [
            f"{FORMULAS[number]} {EVIL[(number + at) % len(EVIL)]}" for at in range(len(fields))
        ]
        rows.append([f"{name}.txt", f"196{number}-03-05", "https://example.org/?'a'&b=pwn", *said])
    (folder / "catalogue.csv").write_text(_csv(rows), encoding="utf-8")
    persons = [["id", "surname", "forename", "variants", "role", "alone"]]
    persons += [
        ["brezan", "Brezan", "Karel", f"{EVIL[0]} x", ALL.replace(";", ","), ""],
        ["lund", "Lund", f"Ada {EVIL[1]}", f"=Lund {EVIL[2]}", "=pwn", "Lund"],
        ["evil", f"Evil{EVIL[4]}", EVIL[5], "", "", "spoke"],
    ]
    (folder / "authority.csv").write_text(_csv(persons), encoding="utf-8")
    (folder / "edition.toml").write_text(
        f'[edition]\ntitle = """{_toml(ALL)}"""\npublisher = """{_toml(EVIL[1])}"""\n'
        f'licence = """{_toml(EVIL[2])}"""\nlicence_url = "https://example.org/\'pwn\'?a&b"\n'
        f'editors = ["""{_toml(EVIL[3])}""", "=pwn"]\nbase_url = "https://example.org/\'x\'/"\n'
        'date = "2026"\n[site]\ncorpus_text = true\nproof = true\n',
        encoding="utf-8",
    )


def _toml(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()
