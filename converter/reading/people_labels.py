"""Labels of those who are present: what heads a list of participants, or begins one of its rows."""

from __future__ import annotations

import re

from converter.reading.remembered import remembered
from converter.regexes import regex

PARTICIPANTS = regex(
    r"^(?:\*\*)?(?P<label>(?:List of )?(?:(?:Participants|PARTICIPANTS|Present|PRESENT)(?: (?:from|on|for|of|FROM|ON|FOR|OF) (?:the |THE )?[A-Z\u00c0-\u024fa-z][^:.]{1,40})?|Attendees|Attended by|Attendance|In attendance|Also present|"
    r"Absent(?: with (?:an )?excuse)?|Not present|Excused|Invited|Apologies|Our side|Their side|The other side|(?:[A-Z]\w+|Our|Their) side|"
    r"(?:[A-Z]\w+|Our|Their) (?:delegation|participants)|On (?:the|our|their) (?:\w+ )?(?:side|part)|"
    r"From (?:the|our) (?:\w+ )?side|Guests?|Hosts?|Visitors?|Members?|Observers?(?: for [^:]{2,40})?|For (?:the )?[A-Z][^:.]{1,40}|Interpreters?|Translators?|Recorders?|"
    r"Attended|Presiding|Presided over by|Chaired|In the chair|Recorded by|Note-?takers?|Stenographers?|Secretary|Chair|Chairman|Chaired by|Minutes(?: taken)? by|Keeper of the minutes)\s*:(?:\*\*)?\s*|"
    # "Present Cdes. Lund, Grom", "Attended by Comrades ..." have no colon.
    r"(?:Also present|Present|PRESENT|Attended by|Attended|Attending|Chaired by|Presided over by|Chairman|CHAIRMAN|Chair|In the chair,?|Presiding),?\s+"
    r"(?=(?:[Cc]om(?:\[?rades?\]?|s)?s?\.? |[Cc]omrades? |COMRADES? |[Cc]des?\.? )(?:[\[A-Z\u00c0-\u024f][\w\[\].,;’'-]*(?:\s+|$)|and\s+)+$)|"
    # "From Norland: Ada Lund, the Envoy, Vit Zawa, ..." names a side when several follow.
    r"From (?:the )?[A-Z][\w’' -]{2,60}:\s+(?=(?:[^,:]+,){4})(?=(?:Comrades? )?[A-Z][\w’-]+ [A-Z]))"
)
# The label alone, without a colon.
BARE = regex(
    r"^(?:\*\*)?(?:(?:List of )?(?:Participants|PARTICIPANTS|Attendees|ATTENDEES)|Present|PRESENT|In attendance|Those present)(?:\*\*)?$"
)
# A sentence that announces them: "The following took part:".
TOOK_PART = regex(
    r"^(?=.{0,110}:$)(?=.*\b(?:present|took part|[Tt]aking part|participat\w+|participants|[Aa]ttend\w+)\b)(?:\(?\d{1,2}[.)] )?"
    r"(?:The following|Those|Attending|Taking part|Also|There|The (?:meeting|talks?|conversation|session|participants|reception))\b[^.!?:]*:$"
)
# A row below the label: "from the northern side – Comrades Lund and Zawa;", "interpreters: P. Holm."
SIDE_ROW = regex(
    r"^(?:[-•*–—] )?(?:(?:[Ff]rom|[Ff]or|[Oo]n)(?: the (?:part|behalf) of)? (?:the|our|their|[A-Z])[^–—:;.]{0,60}|"
    r"(?:[Tt]he )?(?:(?:\w+ )?(?:interpret|translat|stenograph|note-?tak|record|observ|secretar|guest|host)\w*|interpretation|minutes|protocol|shorthand))"
    r"(?: [–—-] |: )(?=(?:[Tt]he |[a-z]+ )?[A-Z\u00c0-\u024f])"
)
WORD = r"[A-Z\u00c0-\u024f][\w.’'-]*"
_COMPASS = regex(r"^(?:The )?(?:North|South|East|West)(?:ern)?(?: side)?: ")
SIDE = regex(rf"^{WORD}(?: \w+){{0,3}}: {WORD}(?: {WORD}){{1,4}}(?:[,;] [^.!?]+)?$")


def label_at(text: str) -> re.Match[str] | None:
    """Return the label of participants that a text begins with, None when there is none."""
    # Without a colon only a few labels are told, with persons behind them.
    if ":" not in text and text.lstrip("*")[:1] not in _WITHOUT_COLON:
        return None
    return PARTICIPANTS.match(text)


_WITHOUT_COLON = frozenset("APCI")


@remembered
def is_label_of_people(text: str) -> bool:
    """Tell a label of participants, with its colon or alone on its line.

    >>> is_label_of_people("PARTICIPANTS"), is_label_of_people("Present: A. Lund"), is_label_of_people("Present day")
    (True, True, False)
    """
    return bool(label_at(text)) or _is_alone(text)


def heads_people(text: str) -> bool:
    """Tell a label of participants with nothing behind it."""
    found = label_at(text)
    alone = found is not None and found.end() == len(text.rstrip())
    return alone or _is_alone(text)


@remembered
def _is_alone(text: str) -> bool:
    """Tell a label without a colon, or a sentence that announces those present."""
    if len(text) <= _LONGEST_LABEL and BARE.match(text):
        return True
    return text.endswith(":") and bool(TOOK_PART.match(text))


_LONGEST_LABEL = 40


def is_side_row(text: str) -> bool:
    """Tell a side and those who came for it (``North: Pyo Tong-rim, Sim Pok-nam``): no speech.

    >>> is_side_row("South: Ada Brezan, Vit Zawa"), is_side_row("South: We are late.")
    (True, False)
    """
    return ":" in text and bool(_COMPASS.match(text) and SIDE.match(text))
