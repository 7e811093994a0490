"""Derive the .xsd files from the grammars with trang and report.sch from report.odd, or check them.

Run `python schemas/derive.py` to write them and `python schemas/derive.py --check` to compare.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from copy import deepcopy
from pathlib import Path

from lxml import etree

HERE = Path(__file__).resolve().parent
GRAMMARS = ("report", "persons")
SCH = "{http://purl.oclc.org/dsdl/schematron}"
TEI = "{http://www.tei-c.org/ns/1.0}"
TIME_LIMIT = 120
NOTICE = "<!-- Derived from {0}.rng by derive.py: change {0}.rng and run it again. -->\n"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
# What trang cannot say in XSD 1.0 it loosens, and it says so; these and no others are expected.
EXPECTED_WARNINGS = (
    "cannot represent an optional group of attributes; approximating",
    "choice between attributes and children cannot be represented; approximating",
)


class DeriveError(Exception):
    """Say why the schemas could not be derived."""


def derive_all(folder: Path) -> dict[str, bytes]:
    """Return the files derived from all grammars, which must agree on xml.xsd."""
    report, persons = (derive(folder / f"{name}.rng") for name in GRAMMARS)
    # Each names its own grammar in its notice; below it the attributes must be the same.
    if _below(report["xml.xsd"]) != _below(persons["xml.xsd"]):
        message = "report.rng and persons.rng give two different xml.xsd"
        raise DeriveError(message)
    return persons | report | {"report.sch": rules(folder / "report.odd")}


def rules(odd: Path) -> bytes:
    """Return the Schematron rules of an ODD as a schema: a pattern for each constraintSpec."""
    specification = etree.parse(odd)
    schema = etree.Element(f"{SCH}schema", nsmap={"sch": SCH[1:-1]}, queryBinding="xslt2")
    etree.SubElement(
        schema, f"{SCH}title"
    ).text = (
        "Rules of report.odd: what hangs on the place of an element, and what no grammar can say"
    )
    schema.extend(deepcopy(one) for one in specification.iter(f"{SCH}ns"))
    for spec in specification.iter(f"{TEI}constraintSpec"):
        found = list(spec.iterfind(f"{TEI}constraint/{SCH}rule"))
        if found:
            pattern = etree.SubElement(schema, f"{SCH}pattern", id=spec.get("ident", ""))
            pattern.extend(deepcopy(one) for one in found)
    etree.cleanup_namespaces(schema, top_nsmap={"sch": SCH[1:-1]}, keep_ns_prefixes=["sch"])
    for one in schema.iter():
        one.tail = None
    etree.indent(schema)
    written: bytes = etree.tostring(schema, encoding="UTF-8")
    return (
        DECLARATION
        + b"<!-- Derived from report.odd by derive.py: change it there. -->\n"
        + written
        + b"\n"
    )


def _below(schema: bytes) -> bytes:
    return schema.split(b"-->\n", 1)[1]


def derive(grammar: Path) -> dict[str, bytes]:
    """Return the files derived from a grammar by name."""
    name = grammar.stem
    trang = shutil.which("trang")
    if trang is None:
        message = "trang is not on the PATH; install it (Debian: apt install trang)"
        raise DeriveError(message)
    with tempfile.TemporaryDirectory() as folder:
        # A copy with a bare name keeps folders out of what trang prints and writes.
        shutil.copy(grammar, Path(folder, grammar.name))
        command = [trang, "-o", "disable-abstract-elements", grammar.name, f"{name}.xsd"]
        run = subprocess.run(  # noqa: S603 - a fixed command
            command, cwd=folder, capture_output=True, text=True, timeout=TIME_LIMIT, check=False
        )
        printed = (run.stdout + run.stderr).splitlines()
        surprises = [line for line in printed if not line.endswith(EXPECTED_WARNINGS)]
        if run.returncode or surprises:
            raise DeriveError("\n".join(surprises or [f"trang ended with {run.returncode}"]))
        derived = (f"{name}.xsd", "xml.xsd")
        return {one: tidy(Path(folder, one).read_bytes(), name) for one in derived}


def tidy(schema: bytes, grammar: str) -> bytes:
    """Add the notice and take out the import that points from xml.xsd back to its user."""
    # xml.xsd declares two attributes and needs nothing of ours; the circle only costs time.
    back = rf' *<xs:import [^>]*schemaLocation="{grammar}\.xsd"/>\n'
    schema = re.sub(back.encode(), b"", schema)
    if not schema.startswith(DECLARATION):
        message = "trang began the file in an unknown way"
        raise DeriveError(message)
    return (
        DECLARATION
        + NOTICE.format(grammar).encode()
        + schema.removeprefix(DECLARATION).rstrip()
        + b"\n"
    )


def stale(derived: dict[str, bytes], folder: Path) -> list[str]:
    """Return the names of the files that are missing or differ."""
    return [
        name
        for name, wanted in derived.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != wanted
    ]


def write(derived: dict[str, bytes], folder: Path) -> None:
    """Write each file whole or not at all."""
    for name, content in derived.items():
        draft = folder / (name + ".new")
        draft.write_bytes(content)
        os.replace(draft, folder / name)  # noqa: PTH105 - says that it replaces


def main(arguments: list[str] | None = None) -> int:
    """Derive the schemas and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 on a difference"
    )
    options = parser.parse_args(arguments)
    try:
        derived = derive_all(HERE)
    except (DeriveError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"Not derived: {error}\n")
        return 2
    differing = stale(derived, HERE)
    if options.check:
        for name in differing:
            sys.stderr.write(
                f"{name} is not what its grammar gives: run python schemas/derive.py\n"
            )
        return 1 if differing else 0
    write(derived, HERE)
    sys.stdout.write(f"Written: {', '.join(differing) or 'nothing had changed'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
