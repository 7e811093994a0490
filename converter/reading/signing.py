"""Complimentary closes and signatures: what they look like."""

from __future__ import annotations

import re

_CLOSING = re.compile(
    r"^(?:With (?:[\w-]+ ){0,4}(?:greetings?|regards|respect|wishes|esteem)|Yours(?: \w+){0,3}|"
    r"(?:Very )?(?:Sincerely|Respectfully|Faithfully)(?: yours)?|Best (?:regards|wishes)|"
    r"(?:Kind|Warm|Comradely|Fraternal|Brotherly) (?:regards|greetings)|Long live\b.{0,80}|"
    r"I have the honou?r to be.{0,80}|I am,? (?:my )?(?:dear|dearest|sir|madam|with|ever|always|yours?)\b.{0,80}|"
    r"(?:Pray )?[Bb]elieve me.{0,80}|Ever (?:yours?|affectionately|sincerely)\b.{0,60}|"
    r"Your (?:[\w&-]+ ){0,5}(?:servant|friend|sister|brother|son|daughter|cousin|mother|father|aunt|uncle|niece|nephew|comrade|colleague)|"
    r"Your (?:[\w&-]+ ){0,3}(?:obliged|affectionate|affec|affect|affte|obedient|sincere|faithful)\b.{0,40}|"
    r"(?:Sir|Madam),? your\b.{0,60}|Ys truly\b.{0,40}|"
    r"(?:Very |Most )?(?:affectionately|sincerely|truly|faithfully|respectfully)(?: yours)?|"
    r"Accept,? .{0,120}(?:consideration|esteem|respect)s?|I (?:have the honou?r to )?remain,? .{0,60})[,.!]?$",
    re.IGNORECASE,
)
_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u024f]"
_NAME_WORD = rf"(?:{_UPPER}[\w’'.-]*|de|von|van|al|el|bin|da|di|du|wa|ibn|of)"
_NAME = re.compile(rf"^(?:{_NAME_WORD} ?){{1,6}}$")
_STRONG = re.compile(
    rf"(?:^|\s)/\s?{_UPPER}[^/]{{2,40}}/$|^\(?(?:signed|sgd\.?|signature)\b|\[(?:signature|signed)[^\]]*\]|"
    rf"^\({_UPPER}\. ?[^)]{{2,40}}\)$|^/[-s]/|^(?:[A-Z] ){{3,}}[A-Z]$",
    re.IGNORECASE,
)
_OFFICE_LABEL = re.compile(rf"^[A-Z][A-Za-z ]{{4,50}}: (?P<name>(?:{_NAME_WORD} ?){{1,5}})$")
_TITLE_WORDS = re.compile(
    r"\b(?:Ambassador|Minister|Secretary|Chairman|Chairwoman|Chair|President|Director|Head|Chief|Attach[ée]|Consul|Envoy|Counsell?or|"
    r"Charg[ée]|Deputy|General|Colonel|Major|Captain|Commander|Representative|Member|Officer|Adviser|Advisor|Editor|Interpreter|Recorder|"
    r"Commissioner|Governor|Mayor|Manager|Rector|Professor|Delegate|Premier|Office|Department|Embassy|Ministry|Legation|Division)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 60


def is_closing(row: str) -> bool:
    """Tell a complimentary close.

    >>> is_closing("With brotherly greetings,"), is_closing("Yours was the better answer.")
    (True, False)
    """
    return bool(_CLOSING.match(row))


def is_strong(text: str) -> bool:
    """Tell a sure sign of a signature: ``/A. NAME/``, ``[signature]``, ``(signed)``, spaced capitals."""
    return bool(_STRONG.search(text))


def is_name(text: str) -> bool:
    """Tell a row that may be a name: one to five capitalised words, an office after a comma."""
    name = text.split("\n", 1)[0].rstrip(",").split(",", 1)[0]
    return bool(_NAME.match(name)) and len(name) <= _LONGEST_NAME


def is_office_title(text: str) -> bool:
    """Tell an office that stands under a name (``Ambassador``, ``First Secretary``)."""
    return bool(_TITLE_WORDS.search(text))


def is_labelled_name(text: str) -> bool:
    """Tell a signature with its office as a label (``Secretary of the Meeting: A. Name``)."""
    found = _OFFICE_LABEL.match(text)
    return bool(found) and is_office_title(text.split(":", 1)[0])
