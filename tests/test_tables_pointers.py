"""A name may point to several things; the tables hold the entry of its document."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from converter.exports.exporting import Exported, export
from tests.export_input import TEI

GND = "https://d-nb.info/gnd/1"
CASES = [
    (f"#arthur {GND}", "arthur", True, True),
    (f"{GND}\n#arthur", "arthur", True, True),
    ("#nobody #arthur", "arthur", True, True),
    ("#arthur", "arthur", True, False),
    ("#nobody", "nobody", False, False),
    (GND, "", False, True),
    ("other.xml#arthur", "", False, True),
]


def made(folder: Path, pointers: str) -> Exported:
    """Export a letter in which the sender, the receiver and a name in the text point so."""
    name = f'<persName ref="{pointers}">Arthur</persName>'
    actions = "".join(
        f'<correspAction type="{kind}">{name}</correspAction>' for kind in ("sent", "received")
    )
    (folder / "tei").mkdir()
    (folder / "tei" / "a.xml").write_text(
        f'<TEI xmlns="{TEI}" xml:id="a"><teiHeader><fileDesc><titleStmt><title>A</title>'
        f"</titleStmt></fileDesc><profileDesc><correspDesc>{actions}</correspDesc></profileDesc>"
        '</teiHeader><standOff><listPerson><person xml:id="arthur"><persName>Arthur</persName>'
        f"</person></listPerson></standOff><text><body><p>{name}</p></body></text></TEI>",
        encoding="utf-8",
    )
    return export("tables", folder / "tei", folder / "dest")


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "dest" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("pointers", "local", "known", "dropped"), CASES)
def test_a_name_in_the_text_has_the_local_id_and_never_an_address(
    tmp_path: Path, pointers: str, local: str, *, known: bool, dropped: bool
) -> None:
    losses = made(tmp_path, pointers).losses
    (mention,) = rows(tmp_path, "mentions")
    assert mention["local_id"] == local
    assert mention["person"] == ("a#arthur" if known else "")
    assert losses.dropped["persName/@ref"] == (3 if dropped else 0)


@pytest.mark.parametrize(("pointers", "known"), [(one[0], one[2]) for one in CASES])
def test_sender_and_receiver_are_the_entry_that_they_point_to(
    tmp_path: Path, pointers: str, *, known: bool
) -> None:
    made(tmp_path, pointers)
    (letter,) = rows(tmp_path, "correspondence")
    who = "a#arthur" if known else ""
    assert (letter["sender"], letter["receiver"]) == (who, who)
