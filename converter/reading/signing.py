"""Signatures: what they look like."""

from __future__ import annotations

import re

from converter.reading.remembered import remembered
from converter.regexes import regex

UPPER = r"[A-Z\u00c0-\u00de\u0100-\u024f]"
"""A capital, as a pattern."""
_NAME_WORD = (
    rf"(?:{UPPER}(?:[\w’'.-]|\?(?=\w))*|de|von|van|al|el|bin|da|di|du|wa|ibn|of|[dsmr](?= ))"
)
# A word is taken whole: words in capitals could be parted in very many ways.
_NAME = regex(rf"^(?:{_NAME_WORD.replace(')*', ')*+')} ?){{1,6}}$")
_STRONG = regex(
    rf"^\({UPPER}\. ?[^)]{{2,40}}\)$|^(?:[A-Z]\.? ){{3,}}[A-Z]$|^[^\W\d_](?: [^\W\d_]){{4,}}\.?$|"
    rf"^\(ss?\) ?{UPPER}\. ?(?:{UPPER}[\w.’'-]++ ?){{1,3}}$|^p\. ?p\. {UPPER}|^For (?:the )?[A-Z][^:]{{1,60}}: ?\(|^(?:The )?(?:Minutes|Protocol|Record|Proceedings|Notes?)(?: (?:was|were))? (?:kept|taken|recorded|drawn up|made|written) by:? ?{UPPER}|^(?:Minute-taker|Keeper of the (?:minutes|record|protocol)):? {UPPER}|^(?:Witness(?:ed by)?|Countersigned(?: by)?|In the presence of):? {UPPER}|"
    r"(?i:^\(?(?:signed|sgd\.?|signature)\b|^\(?/?[-–—s]/\)?|^\([-–—]\)|^Sd\.?/-)"
)
_STROKES = regex(rf"(?:^|\s)/\s?{UPPER}[^/]{{2,40}}/(?:,? {UPPER}[^/.]{{2,60}})?$")
_IN_BRACKETS = regex(
    r"\[(?:signature|signed|handwritten signature|sgd)[^\]]{0,120}\]", re.IGNORECASE
)
_SIGN_BEHIND = regex(
    r"\s(?:/[-–—]/|\([-–—]\)|[(\[](?:signed|sgd|signature)\.?[)\]])$", re.IGNORECASE
)
_OFFICE_LABEL = regex(rf"^[A-Z][A-Za-z ]{{4,50}}: (?P<name>(?:{_NAME_WORD} ?){{1,5}})$")
# Initials of two letters are one in Cyrillic, Hungarian or Vietnamese (Ts. Kolarin).
_INITIALS = rf"(?:(?:{UPPER}|[CKSZ]h|[Tt]s|Y[aeou]|Shch|Dzh|Dj|Gy|Sz|Cs|Ph|Th|Tr|Ng|Nh)\. ?){{1,3}}"
_SIGN = r"(?:[(\[](?:signed|Signed|sgd\.?|ss?|s\.|[-–—])[)\]]|/(?:[-–—s]|ss)/|Sgd\.|Sd\.?/-|[Ss]igned,?)"
# The office as a label, and a mark of signing before or behind the name.
_SIGNED_LABEL = regex(
    rf"^{UPPER}[^:.!?\n]{{4,90}}: ?(?:{_SIGN} ?(?:{_NAME_WORD} ?){{1,5}}|{_INITIALS}{UPPER}[\w’'-]+(?: {_SIGN})?|(?:{_NAME_WORD} ?){{1,5}} {_SIGN})$"
)
_TITLE_WORDS = regex(
    r"\b(?:Ambassador|Minister|Secretary|Chairman|Chairwoman|Chair|President|Director|Head|Chief|Attach[ée]|Consul|Envoy|Counsell?or|"
    r"Charg[ée]|Deputy|General|Colonel|Major|Captain|Commander|Representative|Member|Officer|Adviser|Advisor|Editor|Interpreter|Recorder|"
    r"Commissioner|Governor|Mayor|Manager|Rector|Professor|Delegate|Premier|Office|Department|Embassy|Ministry|Legation|Division)\b",
    re.IGNORECASE,
)
_MARKER = regex(r"\s*\[[^\]\n]{1,60}\]$")
_LONGEST_NAME = 60
_LONGEST_ROW = 74


@remembered
def is_strong(text: str) -> bool:
    """Tell a sure sign of a signature: ``/A. NAME/``, ``[signature]``, ``(signed)``, spaced capitals."""
    return bool(
        _STRONG.match(text)
        or ("/" in text and _STROKES.search(text))
        or ("[" in text and _IN_BRACKETS.search(text))
        or (text.endswith(("/", ")", "]")) and _SIGN_BEHIND.search(text))
    )


@remembered
def is_name(text: str) -> bool:
    """Tell a row that may be a name: one to five capitalised words, an office after a comma."""
    if not _BEGINS_NAME.match(text):
        return False
    row = text.split("\n", 1)[0]
    if "[" in row:
        row = _MARKER.sub("", row)
    row = row.rstrip(" ,-–—")
    name = row.removesuffix(" .").split(",", 1)[0]
    if len(name) > _LONGEST_NAME or not _NAME.match(name):
        return False
    # "II. Miscellaneous" is a point of an agenda, "ON ITEM ONE" its heading
    return not _ROMAN.match(row) and (not _HEADS.match(row) or is_office_title(row))


_BEGINS_NAME = regex(_NAME_WORD)
_HEADS = regex(r"^(?:On|ON|At|AT|About|ABOUT|After|AFTER|With|WITH|From|FROM) ")
_ROMAN = regex(r"^(?:I{2,3}|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3})\. ")


def is_office_title(text: str) -> bool:
    """Tell an office that stands under a name (``Ambassador``, ``First Secretary``)."""
    return bool(_TITLE_WORDS.search(text))


def begins_office(text: str) -> bool:
    """Tell a row that is an office alone, from its first word on (``Ambassador in Lesna``)."""
    if not _TITLE_WORDS.match(text) or _NO_OFFICE.search(text):
        return False
    words = text.split()
    named = all(word[:1].isupper() for word in words if len(word) > len("the"))
    return len(words) <= _LONGEST_OFFICE + 4 * named


_NO_OFFICE = regex(r"[.!?:;\n]")


_LONGEST_OFFICE = 8


def is_office_above_name(text: str) -> bool:
    r"""Tell an office in one row and the signer's name in the next.

    >>> [is_office_above_name(text) for text in ("Ambassador in Lesna\nA. Lund", "Ambassador in Lesna\nHe came.")]
    [True, False]
    """
    office, _, name = text.partition("\n")
    return begins_office(office.rstrip(",:")) and is_name(name) and len(name.split()) > 1


def is_office_and_name(text: str) -> bool:
    """Tell a signer's office and name in one row (``Head of the Lamp Office A. LUND``).

    >>> [is_office_and_name(text) for text in ("Secretary of the Union A. Lund", "Secretary Lund came.")]
    [True, False]
    """
    found = _OFFICE_AND_NAME.match(text)
    return bool(found) and len(text) <= _LONGEST_ROW + _LONGEST_NAME


_OFFICE_AND_NAME = regex(
    rf"^(?:{UPPER}[\w’'-]* ){{0,2}}{_TITLE_WORDS.pattern}(?: (?:{UPPER}[\w’'-]*|of|the|for|and|to|in|at)){{0,12}}(?:,| [-–—])? "
    rf"{_INITIALS}{UPPER}[\w’'-]+$"
)


def signs_for(text: str) -> bool:
    """Tell on whose behalf a name signs, on the next row or behind a colon.

    >>> [signs_for(text) for text in ("For the Lantern Isles:", "For Orvany: A. Brezan", "For sale: lamps")]
    [True, True, False]
    """
    if not text.startswith(_BEHALF_WORDS):
        return False
    row = text.split("\n", 1)[0]
    return bool(_BEHALF.match(row) or _BODY.match(row) or _DEPUTY.match(row))


_BEHALF_WORDS = ("For", "On behalf", "In the", "By ", "Acting", "acting")


_BEHALF = regex(
    rf"^(?:For|On behalf of|In the name of) (?:the )?(?:[a-z]+ (?:of|for|from) (?:the )?)?{UPPER}[^.!?:;]{{1,90}}:(?: ?(?:{_NAME_WORD} ?){{2,5}})?$"
)
_DEPUTY = regex(
    rf"^(?:(?:By (?:order|authority|direction|command) of|On behalf of|[Aa]cting for|In the absence of|For) the )(?:{UPPER}[\w’'-]* ){{0,2}}{_TITLE_WORDS.pattern}(?: (?:{UPPER}[\w’'-]*|of|the|for|and|to|in|at)){{0,8}}$"
)
_BODY = regex(
    r"^(?:For|On behalf of) the (?:[Gg]overnment|[Dd]elegation|[Mm]inistry|[Ee]mbassy|[Pp]arty|[Cc]entral Committee|[Cc]ommittee|[Ss]ide|[Cc]ouncil|[Oo]ffice|[Ss]ecretariat|[Bb]ureau|[Dd]epartment|[Pp]residium|[Bb]oard|[Cc]ommission|[Ll]egation|[Cc]onsulate|[Mm]ission|[Cc]ommand|[Ss]taff|[Gg]roup)s?\b[^.!?:;,]{0,80}$"
)


def is_labelled_name(text: str) -> bool:
    """Tell a signature with its office as a label (``Secretary of the Meeting: A. Name``).

    >>> [is_labelled_name(text) for text in ("SECRETARY OF THE LAMP UNION: (s) V. Zawa", "The Chairman: No.")]
    [True, False]
    """
    found = _OFFICE_LABEL.match(text) or _SIGNED_LABEL.match(text)
    # "The Chairman: No." is what he said.
    said = re.search(r": ?[A-Z][a-z]+\.$", text)
    return bool(found) and not said and is_office_title(text.split(":", 1)[0])
