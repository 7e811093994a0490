"""Who in a report can be meant by a name: its persons by the words that they are called by."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from converter.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from converter.authority import Entry
    from converter.recognisers.forms import Form
    from converter.recognisers.register import Human

_EAST = "east"


class Called:
    """Persons by the words of their names, so that not every one is asked about every mention."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._words: defaultdict[str, dict[int, Human]] = defaultdict(dict)
        self._texts: defaultdict[str, dict[int, Human]] = defaultdict(dict)
        self._entries: defaultdict[int, dict[int, Human]] = defaultdict(dict)
        self._alike: defaultdict[str, dict[int, Human]] = defaultdict(dict)

    def add(self, human: Human) -> None:
        """Take in what somebody is called now; what is known already is not taken in again."""
        number = human.number
        for form in human.forms[human.indexed :]:
            self._texts[form.text][number] = human
            for word in _words(form):
                self._words[word][number] = human
            for key in _keys(form):
                self._alike[key][number] = human
        human.indexed = len(human.forms)
        for alias in human.aliases:
            self._words[alias][number] = human
        entry = human.entry
        if entry is not None:
            self._entries[id(entry)][number] = human
            for bare in () if entry.given else entry.bare:
                self._words[fold(bare.split()[0])][number] = human

    def named(self, text: str) -> list[Human]:
        """Return who is called exactly so, in the order in which they were met."""
        return _ordered((self._texts.get(text, {}),))

    def of(self, entries: Iterable[Entry]) -> list[Human]:
        """Return who is known to be one of these entries of the authority."""
        return _ordered(self._entries.get(id(entry), {}) for entry in entries)

    def by(self, word: str, entries: Iterable[Entry] = ()) -> list[Human]:
        """Return whose name has a word in it, and who is one of these entries of the authority."""
        of = (self._entries.get(id(entry), {}) for entry in entries)
        return _ordered((self._words.get(word, {}), *of))

    def alike(self, form: Form) -> list[Human]:
        """Return everybody of whom a full form may be another one."""
        return _ordered(self._alike.get(key, {}) for key in _keys(form))


def _ordered(groups: Iterable[dict[int, Human]]) -> list[Human]:
    found = [group for group in groups if group]
    if not found:
        return []
    several = (
        found[0] if len(found) == 1 else {k: one for group in found for k, one in group.items()}
    )
    return [several[number] for number in sorted(several)]


def _words(form: Form) -> Iterator[str]:
    """Yield the single words that may stand for a form."""
    yield from form.folded
    yield from map(fold, form.others)


def _keys(form: Form) -> set[str]:
    """Return what a form shares, one of them at least, with every one it is compatible with."""
    # A surname may be in another place, or the second of two be left out.
    keys = {*form.folded, *map(fold, form.surname.split())}
    # Do-seok, Do Seok and Doseok are one, and so is a name in two romanizations.
    keys.add("".join((form.folded[-1], *form.folded[:-1])))
    if form.east:
        keys.add(_EAST)
    return keys
