"""How titles and receivers' lines name parties: sender and receiver, envoys, marks of urgency."""

from __future__ import annotations

import re

FROM_TITLE = re.compile(
    r"^(?:(?:Ciphered|Coded|Secret|Draft|Urgent) )*(?:Letter|Telegram|Cable|Note|Memorandum|Message|Report|Dispatch|Circular)\b[^,]{0,40}?"
    r"(?:,? [Ff]rom| of|,) (?:the )?(?P<from>[^,]{2,80}?(?<!mbassador)(?<!nvoy)(?<!elegate)(?<!elegation)(?<!epresentative)(?<!ission))"
    r" to (?:the )?(?P<to>[^,]{2,80}?)(?:,|$| on | of | dated )"
)
BY_ENVOY = re.compile(
    r"^(?:(?:Ciphered|Coded|Secret|Draft|Urgent) )*(?:Letter|Telegram|Cable|Message|Report|Dispatch) (?:from|of|by) (?:the )?(?P<from>(?:[A-Z]\w+ )?(?:Ambassador|Envoy|Delegate|Representative) [^,]{4,60})$"
)
# "Norland Ambassador to Lesna Ada Lund": the name is what follows the place.
ENVOY = re.compile(
    r"^(?:[A-Z][\w-]+ )?(?:[Aa]mbassador|[Ee]nvoy|[Dd]elegate|[Rr]epresentative) (?:to|in|at) (?:the )?(?:(?:North|South|East|West|United) )?[A-Z]\w+ (?P<name>[A-Z].+)$"
)
# How fast a telegram is to go and who may read it, behind the receiver's name.
URGENCY = re.compile(
    r"(?:,\s*(?:(?:very |most |extremely )?urgent|immediate(?:ly)?|flash|priority|eyes only|personal(?:ly)?|(?:top )?secret|confidential))+$",
    re.IGNORECASE,
)
SPACED = re.compile(
    r"^[A-Z\u00c0-\u00de](?: [^\W\d_A-Z])+(?: [A-Z\u00c0-\u00de](?: [^\W\d_A-Z])+)+$"
)


def together(name: str) -> str:
    """Return a name without the spaces between its letters (``A d a B r e z a n``)."""
    if not SPACED.match(name):
        return name
    # The capitals show where a name begins.
    return re.sub(r"(?<=[^\W\d_])(?=[A-Z\u00c0-\u00de])", " ", name.replace(" ", ""))
