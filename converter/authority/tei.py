"""An authority file in TEI: the persons of its ``listPerson``, wherever that stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from converter.authority import NUMBERS
from converter.authority.rules import Row
from converter.errors import SettingsError
from converter.parsed import safe_parser

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NAMES = (f"{_TEI}persName", f"{_TEI}orgName", f"{_TEI}name")
_PARTS = ("forename", "nameLink", "surname", "genName")


def read(path: Path) -> list[Row]:
    """Return what each person of a TEI file says.

    Raises SettingsError when the file is not safe, not XML, or has no listPerson.
    """
    lists = list(_root(path).iter(f"{_TEI}listPerson"))
    if not lists:
        raise SettingsError(
            f"{path}: has no listPerson in TEI's namespace.",
            "Its persons must stand in one: <listPerson><person xml:id=...>.",
        )
    return [
        _row(person, one)
        for one in lists
        for person in one.iterchildren(f"{_TEI}person", f"{_TEI}org")
        # A listPerson may hold organisations; what is said of them is no business of ours.
        if _never(one) or person.tag == f"{_TEI}person"
    ]


def _root(path: Path) -> etree._Element:
    """Return the root of a file; no DTD, no entities, nothing from the network."""
    try:
        data = path.read_bytes()
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise SettingsError(f"{path}: has a DOCTYPE; an authority file must have none.", _OUT)
        tree = etree.fromstring(data, safe_parser()).getroottree()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}.") from error
    except etree.XMLSyntaxError as error:
        raise SettingsError(
            f"{path}:{error.lineno or 1}: is not well-formed XML: {error.msg}."
        ) from error
    info: Any = tree.docinfo
    if info.doctype:
        # In another encoding the bytes do not show it.
        raise SettingsError(f"{path}: has a DOCTYPE; an authority file must have none.", _OUT)
    return tree.getroot()


_OUT = "Take it out."


def _row(person: etree._Element, holder: etree._Element) -> Row:
    """Return what a person says, as a row of a table would say it."""
    names = [one for one in person.iterchildren(*_NAMES) if _type(one) != "alone"]
    alone = [one for one in person.iterchildren(*_NAMES) if _type(one) == "alone"]
    main = next((one for one in names if _type(one) in {"", "main"}), names[0] if names else None)
    said: dict[str, list[str]] = {
        "id": [person.get(_ID) or ""],
        "surname": [] if main is None else [_joined(main, ("nameLink", "surname"))],
        "forename": [] if main is None else [_joined(main, ("forename",))],
        "name": [],
        "variants": [_whole(one) for one in names if one is not main],
        "alone": [_whole(one) for one in alone],
        "born": [_when(person, "birth")],
        "died": [_when(person, "death")],
        "role": list(_roles(person, main)),
        "never": ["yes"] if _never(holder) else [],
    }
    if main is not None and not said["surname"][0]:
        said["name"], said["forename"] = [_whole(main)], []
    for field in NUMBERS:
        found = (one for one in person.iterchildren(f"{_TEI}idno") if _type(one).lower() == field)
        said[field] = [_text(one) for one in found][:1]
    values = {field: tuple(dict.fromkeys(filter(None, several))) for field, several in said.items()}
    line: Any = person.sourceline
    return Row(int(line or 1), {field: several for field, several in values.items() if several})


def _never(holder: etree._Element) -> bool:
    """Tell whether a list, or one round it, is of names that are never a person's."""
    above = (holder, *holder.iterancestors(f"{_TEI}listPerson"))
    return any(one.get("type") == "never" for one in above)


def _type(element: etree._Element) -> str:
    return element.get("type") or ""


def _when(person: etree._Element, tag: str) -> str:
    for event in person.iterchildren(f"{_TEI}{tag}"):
        dated = (event, *event.iter(f"{_TEI}date"))
        return next((when for one in dated if (when := one.get("when"))), "")
    return ""


def _roles(person: etree._Element, main: etree._Element | None) -> Iterator[str]:
    if main is not None:
        yield from (_text(one) for one in main.iter(f"{_TEI}roleName"))
    yield from (_text(one) for one in person.iterchildren(f"{_TEI}occupation"))


def _joined(name: etree._Element, parts: tuple[str, ...]) -> str:
    found = (_text(one) for part in parts for one in name.iter(f"{_TEI}{part}"))
    return " ".join(filter(None, found))


def _whole(name: etree._Element) -> str:
    """Return a whole name, the forename first, or as it is written where it has no parts."""
    return _joined(name, _PARTS) or _text(name)


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(one) for one in element.itertext()).split())
