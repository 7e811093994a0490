"""Values under labels at the start of a line, one line or several: shared by layouts that have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from converter.layouts.layout import Divider
from converter.layouts.page import Page
from converter.lines import Line
from converter.model import Home, Reason


def label_at(line: Line, labels: Mapping[str, Home]) -> tuple[str, int] | None:
    """Return the label that a line begins with (lower case) and where its value begins."""
    text = line.text
    colon = text.find(":")
    label = text[:colon].strip() if colon > 0 else ""
    if not label or not "A" <= label[0] <= "Z" or label.lower() not in labels:
        return None
    value = text[colon + 1 :]
    return label.lower(), len(text) - len(value.lstrip())


def labels_of(page: Page) -> list[tuple[int, str, int]]:
    """Return what may be a label at the start of its line: the index, the words, where its value begins."""
    found: list[tuple[int, str, int]] = []
    for index, line in enumerate(page):
        text = line.text
        if ":" in text:
            label, _, value = text.partition(":")
            name = label.strip()
            if "A" <= name[:1] <= "Z" and len(name) <= _LONGEST:
                found.append((index, name.lower(), len(text) - len(value.lstrip())))
    return found


_LONGEST = 60


def divide_labels(page: Divider, lines: Sequence[Line], labels: Mapping[str, Home]) -> None:
    """Give each label's value its home; a value goes on over the lines up to the next label.

    What stands before the first label is left to the caller.
    """
    home: Home | None = None
    label = ""
    for line in lines:
        found = label_at(line, labels)
        if found:
            label, home = found[0], labels[found[0]]
            page.drop(Reason.LABEL, line.part(0, found[1]))
            page.keep(home, [line.part(found[1])], _list_of(home, label))
        elif home and not line.blank:
            page.keep(home, [line], _list_of(home, label))


def _list_of(home: Home, label: str) -> str:
    """Return the label of a value whose home does not tell it (who translated, who transcribed)."""
    return label if home is Home.PROVENANCE else ""
