"""A little edition with what is hard to hand over, and what the tables export makes of it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from os import environ
from pathlib import Path

import pytest

from converter.exports.exporting import Exported, export
from converter.exports.tables.sheets import restored
from converter.settings import Edition

TEI = "http://www.tei-c.org/ns/1.0"
SETTINGS = Edition(
    title="Two Lamps",
    publisher="A Society",
    licence="CC0",
    licence_url="https://l.example.org/",
    base_url="https://a.example.org/lamps/",
)
LETTER = f"""<TEI xmlns="{TEI}" xml:id="doc-letter" xml:lang="en"><teiHeader>
<fileDesc><titleStmt><title type="main">R&amp;D {{50%}} of C:\\lamps_a "quoted"</title>
<author><orgName>Legation and Office</orgName> <persName ref="#vela">Vela</persName></author>
<editor role="translator"><persName>Ida Both and Co.</persName></editor></titleStmt>
<extent><measure unit="words" quantity="12"/></extent>
<publicationStmt><idno type="URI">https://a.example.org/lamps/html/1951/letter.html</idno>
</publicationStmt><sourceDesc><bibl type="citation">A citation, word
  for word.</bibl><msDesc><msIdentifier><settlement>Selm</settlement><repository>State Archive
</repository><collection>Legations</collection><collection>Selm</collection>
<idno type="shelfmark">box 3</idno></msIdentifier></msDesc></sourceDesc></fileDesc>
<profileDesc><creation><date when="1951-03-12"/></creation><textClass>
<catRef scheme="#document-type" target="#letter"/><keywords><term>Lamps</term><term>Salt</term>
</keywords></textClass><correspDesc><correspAction type="sent"><persName ref="#vela">Vela</persName>
<orgName>Legation and Office</orgName></correspAction><correspAction type="received">
<persName ref="#novak">Ada Novak</persName></correspAction>
<correspAction type="received" subtype="cc"><orgName>Admiralty</orgName></correspAction>
</correspDesc></profileDesc></teiHeader><standOff><listPerson>
<person xml:id="vela"><persName type="main"><surname>Vela</surname></persName></person>
<person xml:id="novak"><persName type="main"><surname>Novak</surname> <forename>Ada</forename></persName></person>
<person xml:id="stray"><persName type="main">=SUM(A1)</persName></person></listPerson>
<listPlace><place xml:id="selm"><placeName>Port Selm</placeName></place></listPlace></standOff>
<text><body><div><opener><salute>Dear <persName ref="#novak" cert="high" evidence="title">Novak</persName>,
</salute></opener><p n="1"><persName ref="#vela">Vela</persName>'s lamps<note n="1">From <placeName
ref="#selm">Selm</placeName>.</note> of the <orgName>Embassy in <placeName ref="#selm">Selm</placeName>
</orgName> burn<hi>t</hi> on <date when="1951-03-11">11 March</date>.</p>
<p n="2"><persName>-Nobody</persName> and <persName ref="#gone">@Gone</persName> and
<persName ref="#stray">=SUM(A1)</persName>, <persName ref="#novak">Ada<lb/>Novak</persName>.</p>
</div></body></text></TEI>"""
NOTE = f"""<TEI xmlns="{TEI}"><teiHeader/><text><body><p>Two lamps.</p>
<p><persName ref="#n">A. Novak</persName> lit them.</p></body></text></TEI>"""
NOTE = NOTE.replace(
    "<text>",
    "<standOff><listPerson><person xml:id='n'><persName>A. Novak</persName></person>"
    "</listPerson></standOff><text>",
)
REGISTER = f"""<TEI xmlns="{TEI}" xml:id="pb-persons"><standOff><listPerson>
<person xml:id="novak-ada"><persName type="main"><surname>Novak</surname> <forename>Ada</forename></persName>
<persName type="variant">A. Novak</persName><birth when="1900"/><occupation when="1951-03-12">Envoy</occupation><idno type="wikidata">Q42</idno>
<idno type="VIAF">113230702</idno><idno type="GND">118540238</idno>
<ptr type="document" target="tei/1951/letter.xml#novak"/><ptr type="document" target="tei/note.xml#n"/></person>
<person xml:id="vela-tomas"><persName type="main"><surname>Vela</surname> <forename>Tomas</forename></persName>
<idno type="wikidata">none yet</idno><ptr type="document" target="tei/1951/letter.xml#vela"/></person>
</listPerson></standOff></TEI>"""


def publish(folder: Path, register: str = REGISTER) -> Path:
    """Write the edition (register "": without one) and return its folder."""
    (folder / "tei" / "1951").mkdir(parents=True)
    (folder / "tei" / "1951" / "letter.xml").write_text(LETTER, encoding="utf-8")
    (folder / "tei" / "note.xml").write_text(NOTE, encoding="utf-8")
    if register:
        (folder / "persons.xml").write_text(register, encoding="utf-8")
    return folder


def handed_over(folder: Path, register: str = REGISTER) -> tuple[Path, Exported]:
    """Export the edition; return the folder of the export and what was told of it."""
    made = export("tables", publish(folder / "out", register), folder / "dest", SETTINGS)
    return folder / "dest", made


def sheet(dest: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file, its cells as they were before they were made safe."""
    with (dest / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{key: restored(cell) for key, cell in row.items()} for row in csv.DictReader(file)]


def lines(dest: Path, name: str) -> list[dict[str, object]]:
    """Return the rows of a JSON Lines file."""
    text = (dest / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def ask(script: str, *arguments: str) -> str:
    """Run a script with Frictionless and NLTK, which have an environment of their own."""
    tools = environ.get("TEI_CONVERT_TOOLS")
    if not tools:
        pytest.skip("TEI_CONVERT_TOOLS is not set: Frictionless and NLTK are not here")
    inside = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    command = [str(Path(tools) / "tables" / inside), "-c", script, *arguments]
    # NLTK opens files only below its data folders.
    told = subprocess.run(
        command,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**environ, "NLTK_DATA": arguments[0]},
    )
    assert told.returncode == 0, told.stderr
    return told.stdout
