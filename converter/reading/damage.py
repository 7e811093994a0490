"""Damage that the page brought along: characters lost or garbled, brackets that do not match, a text cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.blocks import Block, Note, Paragraph, SpeakerTurn, passages_of
from converter.findings import Finding
from converter.passage import Passage
from converter.regexes import regex

# Curly quotes and accents read in the wrong encoding; a letter that became a question mark.
_GARBLED = regex(
    r"â€[\u0080-\u20ff]?|Ã[\u0080-\u00bf]|\ufffd|(?<=[^\W\d_])[ÃÂ](?=[^\w\s])|(?<=[a-z])\?(?=[a-z])|"
    r"(?<=[a-zà-ÿ] )[A-Z][a-zà-ÿ]+\?(?= [a-zà-ÿ]{2,}[ ,.])|(?<=[^\W\d_])~(?=[^\W\d_])|(?<=\w)â(?=\s|[std] |$)|(?<=\bI)âm\b"
)
# Where these letters stand, an "â" is one of them.
_ACCENTED = regex(r"[ăơưđĐạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
# Without one of these nothing is garbled.
_ODD = regex("[âÃÂ\ufffd?~]")
_BRACKETS = regex(r"[()\[\]]")
_PAIRS = {")": "(", "]": "["}
_ITEM = regex(r"(?:^|\s)(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\)")
_ENDS = regex(r"[.!?…:;\"”’»)\]/*_]\s*$|\d$")
_LEAST_CUT = 60
_STAMPED = 40


def damage(blocks: Sequence[Block], notes: Sequence[Note]) -> list[Finding]:
    """Return at most one finding for damaged characters, and one for a text that was cut off."""
    texts = [text for block in blocks for text in passages_of(block)]
    texts += [text for note in notes for text in note.paragraphs]
    accented = any("â" in text.text for text in texts) and any(
        _ACCENTED.search(text.text) for text in texts
    )
    found: list[tuple[str, int | None]] = []
    for text in texts:
        string = text.text
        if _ODD.search(string):
            found += _garbled(text, accented=accented)
        if ("(" in string and "]" in string) or ("[" in string and ")" in string):
            found += _unmatched(text)
    findings = []
    if found:
        first, line = found[0]
        times = f" ({len(found)} places)" if len(found) > 1 else ""
        findings.append(
            Finding(
                "text-damaged",
                f"The text seems damaged at {first!r}{times}: letters or brackets are not as they "
                "were printed. They are kept as they stand.",
                line,
            )
        )
    cut = _cut_off(blocks)
    if cut is not None:
        findings.append(
            Finding(
                "text-cut-off",
                f"The text ends within a sentence: {cut.text[-40:]!r}. The page may be cut off.",
                cut.lines[-1],
            )
        )
    return findings


def _garbled(text: Passage, *, accented: bool) -> Iterator[tuple[str, int | None]]:
    for found in _GARBLED.finditer(text.text):
        if accented and found.group() == "â":
            continue
        start = max(0, text.text.rfind(" ", 0, found.start()) + 1)
        yield text.text[start : found.end() + 10], text.line_at(found.start())


def _unmatched(text: Passage) -> Iterator[tuple[str, int | None]]:
    """Yield a bracket that another kind of bracket closes (survey, trap 25)."""
    string = _ITEM.sub(lambda one: one.group()[:-1] + " ", text.text)
    open_: list[tuple[str, int]] = []
    for one in _BRACKETS.finditer(string):
        at, char = one.start(), one.group()
        if char in "([":
            open_.append((char, at))
        elif open_:
            opened, start = open_.pop()
            if opened != _PAIRS[char]:
                yield text.text[start : min(at + 1, start + 40)], text.line_at(start)


def _cut_off(blocks: Sequence[Block]) -> Passage | None:
    """Return the last paragraph when it stops within a sentence and nothing closes the document."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph | SpeakerTurn):
        return None
    texts = list(passages_of(last))
    if not texts or len(texts[-1].text) < _LEAST_CUT or _ENDS.search(texts[-1].text):
        return None
    before = list(passages_of(blocks[-2])) if len(blocks) > 1 else []
    if texts[-1].text[-_STAMPED:].isupper() and not (before and before[-1].text.isupper()):
        return None  # a stamp, an address in capitals
    return texts[-1]
