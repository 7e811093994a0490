"""Inputs made by chance: pieces of reports, spliced, cut, repeated and damaged.

All chance comes from one ``random.Random``: the same seed makes the same inputs.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

SIGNS = (
    "\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u0301" * 40, "\u0301", "\ufffe", "\U0001fffe", "\x1b", "\x0c", "\x85",
    "\u2028", "\xa0", "\xad", "\ue000", "\U0001f600", "\0", "\r", "\r\n", "\t", "\n\n", "\n", "  \n", "\\\n", " ", "   ",
    "[1]", "[1] ", "[", "]", "(", ")", "[[", "]]", "<sup>1</sup>", "<sup>", "</sup>", "¹", "²³", "/1/", "*", "**", "***", "_",
    "#", "## ", "|", " | ", "|---|", "> ", "- ", "• ", "– ", "—", "...", "…", "[…]", "[...]", "[illegible]", "[sic]", "[?]",
    "[handwritten: ", "“", "”", '"', "'", "’", "«", ":", ": ", ";", ", ", ". ", "1. ", "1) ", "a) ", "(1) ", "IV. ", "A. ",
    "1.1 ", "P.S. ", "Dear ", "Comrade ", "Mr. ", "Kim ", "von ", "A. B. Vela", "Vela, A.", "O’Neil", "d'Ivry", "VELA", "vela ",
    "3 May 1958", "May 3, 1958", "3.V.1958", "1958-05-03", "1958", "May", "31 February 1958", "19 30", "00/00/0000", "3/61",
    "Notes\n", "Participants:\n", "Present: ", "To: ", "From: ", "Subject: ", "Enclosure\n", "* * *\n", "xxx\n", "---\n",
    "<script>", "]]>", "&amp;", "&xxe;", "<!--", "-->", "<?a?>", "</p>", "javascript:", "=1+1", "{", "}", "%s", "\\", "$", "`",
    "https://example.org/a?b=c&d", "Щ", "ß", "İ", "ǅ", "ﬁ", "漢字", "가", "א", "٣", "½", "Ⅷ", "⟦", "⟧", "\ud800", "\udfff",
)  # fmt: skip

CELLS = (
    '"',
    ",",
    ";",
    "\t",
    "\n",
    "=",
    "[[",
    "]]",
    "[",
    "]",
    "''",
    '"""',
    "true",
    "1",
    "-1",
    "1e999",
    "é",
    "<",
    "/>",
    "&#0;",
)


class Mutator:
    """Makes inputs out of seeds."""

    def __init__(self, seeds: Sequence[str], chance: random.Random, signs: Sequence[str]) -> None:
        """Keep what inputs are made of; ``signs`` are put into them."""
        self._seeds = seeds
        self._chance = chance
        self._signs = signs
        self._ways: tuple[Callable[[str], str], ...] = (
            self._sign, self._sign, self._sign, self._noise, self._cut, self._less, self._swap, self._double,
            self._splice, self._join, self._break, self._many, self._flat, self._case,
        )  # fmt: skip

    def text(self) -> str:
        """Return a piece of a report, changed a few times."""
        chance = self._chance
        text = chance.choice(self._seeds)
        if chance.random() < 0.05:  # noqa: PLR2004  (some are made of nothing but signs)
            text = "".join(chance.choices(self._signs, k=chance.randint(1, 40)))
        for _ in range(int(chance.expovariate(0.4))):
            text = chance.choice(self._ways)(text) or "x"
        return text[:1500]

    def long_text(self, size: int) -> str:
        """Return a text of about this many characters: one piece, or one line, over and over."""
        chance = self._chance
        piece = self.text()
        if chance.random() < 0.5:  # noqa: PLR2004
            at = chance.randrange(len(piece))
            piece = piece[at : at + chance.choice((1, 2, 3, 5, 12, 40, 200))]
        if chance.random() < 0.3:  # noqa: PLR2004
            piece = "".join(chance.choices(self._signs, k=chance.randint(1, 3)))
        return self.text() + piece * (size // len(piece)) + self.text()

    def data(self, *, long: int = 0) -> bytes:
        """Return the bytes of a text, mostly in UTF-8, now and then with bytes of no encoding."""
        chance = self._chance
        text = self.long_text(long) if long else self.text()
        way = chance.random()
        if way < 0.94:  # noqa: PLR2004
            return text.replace("\0", "").encode("utf-8", "ignore")
        if way < 0.97:  # noqa: PLR2004
            coding = chance.choice(("utf-16", "utf-32", "utf-8-sig", "utf-16-le", "utf-16-be"))
            return text.encode(coding, "surrogatepass")
        data = bytearray(text.encode("utf-8", "surrogatepass"))
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(data)

    def _sign(self, text: str) -> str:
        at = self._chance.randint(0, len(text))
        return text[:at] + self._chance.choice(self._signs) + text[at:]

    def _noise(self, text: str) -> str:
        at = self._chance.randint(0, len(text))
        return (
            text[:at]
            + chr(self._chance.choice((32, 128, 768, 8192, 70000)) + at % 90)
            + text[at + 1 :]
        )

    def _cut(self, text: str) -> str:
        ends = sorted(self._chance.randint(0, len(text)) for _ in "ab")
        return text[ends[0] : ends[1]]

    def _less(self, text: str) -> str:
        at = self._chance.randint(0, len(text))
        return text[:at] + text[at + self._chance.choice((1, 2, 5, 30)) :]

    def _swap(self, text: str) -> str:
        lines = text.split("\n")
        first, other = (self._chance.randrange(len(lines)) for _ in "ab")
        lines[first], lines[other] = lines[other], lines[first]
        return "\n".join(lines)

    def _double(self, text: str) -> str:
        lines = text.split("\n")
        at = self._chance.randrange(len(lines))
        lines[at:at] = lines[at : at + self._chance.randint(1, 3)] * self._chance.choice(
            (1, 1, 2, 9)
        )
        return "\n".join(lines)

    def _splice(self, text: str) -> str:
        other = self._chance.choice(self._seeds)
        return (
            text[: self._chance.randint(0, len(text))]
            + other[self._chance.randint(0, len(other)) :]
        )

    def _join(self, text: str) -> str:
        return text.replace("\n\n", "\n", self._chance.choice((1, 3, -1)))

    def _break(self, text: str) -> str:
        return text.replace(
            " ",
            self._chance.choice(("\n", "  ", "\t", "\n\n", "")),
            self._chance.choice((1, 5, -1)),
        )

    def _many(self, text: str) -> str:
        at = self._chance.randint(0, len(text))
        return (
            text[:at]
            + self._chance.choice(self._signs) * self._chance.choice((2, 5, 30))
            + text[at:]
        )

    def _flat(self, text: str) -> str:
        return text.replace("\n", " ")

    def _case(self, text: str) -> str:
        return self._chance.choice((str.upper, str.lower, str.title))(text)
