"""Which human each person of each document is, while persons are joined: four bytes a person."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from converter.register.people import NONE

_UNMENTIONED = 0x8000_0000
"""Is added to the human where the text itself does not name the person: no company to others."""


class Placed:
    """The humans of the persons of all documents, and who is named together with whom."""

    def __init__(self, starts: Sequence[int]) -> None:
        """Begin with nobody placed; ``starts`` are the first persons of the documents."""
        self._starts = starts
        self._humans = array("I", bytes(4)) * 0
        self._humans.extend(NONE for _ in range(starts[-1]))
        self._documents, self._from = array("I"), array("I", [0])
        self.count = 0

    def new(self) -> int:
        """Return the number of a new human."""
        self.count += 1
        return self.count - 1

    def put(self, person: int, human: int, *, mentioned: bool) -> None:
        """Say who a person is."""
        self._humans[person] = human if mentioned else human | _UNMENTIONED

    def human(self, person: int) -> int:
        """Return who a person is, NONE where that is not known yet."""
        human = self._humans[person]
        return human if human == NONE else human & ~_UNMENTIONED

    def is_placed(self, person: int) -> bool:
        """Tell whether it is known who a person is."""
        return self._humans[person] != NONE

    def names(self, document: int, human: int) -> bool:
        """Tell whether a document has somebody who is this human."""
        people = self._people(document)
        return human in people or human | _UNMENTIONED in people

    def company(self, document: int) -> Iterator[int]:
        """Yield the humans whom the text of a document names."""
        return (human for human in self._people(document) if human < _UNMENTIONED)

    def _people(self, document: int) -> array[int]:
        return self._humans[self._starts[document] : self._starts[document + 1]]

    def arrange(self) -> None:
        """Find the documents that name each human, as things stand now."""
        starts, humans = self._starts, self._humans
        begin = array("I", bytes(4)) * (self.count + 2)
        for human in humans:
            if human < _UNMENTIONED:
                begin[human + 2] += 1
        for human in range(2, self.count + 2):
            begin[human] += begin[human - 1]
        documents = array("I", bytes(4)) * begin[-1]
        for document in range(len(starts) - 1):
            for human in humans[starts[document] : starts[document + 1]]:
                if human < _UNMENTIONED:
                    documents[begin[human + 1]] = document
                    begin[human + 1] += 1
        self._documents, self._from = documents, begin

    def documents(self, human: int) -> Sequence[int]:
        """Return the documents that named a human when all was arranged."""
        return self._documents[self._from[human] : self._from[human + 1]]

    def met(self, human: int) -> set[int]:
        """Return the numbers of all whom documents name together with a human, and some larger."""
        found: set[int] = set()
        for document in self.documents(human):
            found.update(self._people(document))
        found.discard(human)
        return found
