"""How titles and receivers' lines name parties: sender and receiver, envoys, marks of urgency."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.blocks import Block, OpenerPart
from converter.model import Party
from converter.reading.opener_lines import is_office
from converter.regexes import regex

FROM_TITLE = regex(
    r"^(?:(?:Ciphered|Coded|Secret|Draft|Urgent) )*(?:Letter|Telegram|Cable|Note|Memorandum|Message|Report|Dispatch|Circular)\b[^,]{0,40}?"
    r"(?:,? [Ff]rom| of|,) (?:the )?(?P<from>[^,]{2,80}?(?<!mbassador)(?<!nvoy)(?<!elegate)(?<!elegation)(?<!epresentative)(?<!ission))"
    r" to (?:the )?(?P<to>[^,]{2,80}?)(?:,|$| on | of | dated )"
)
BY_ENVOY = regex(
    r"^(?:(?:Ciphered|Coded|Secret|Draft|Urgent) )*(?:Letter|Telegram|Cable|Message|Report|Dispatch) (?:from|of|by) (?:the )?(?P<from>(?:[A-Z]\w+ )?(?:Ambassador|Envoy|Delegate|Representative) [^,]{4,60})$"
)
# "Norland Ambassador to Lesna Ada Lund": the name is what follows the place.
ENVOY = regex(
    r"^(?:[A-Z][\w-]+ )?(?:[Aa]mbassador|[Ee]nvoy|[Dd]elegate|[Rr]epresentative) (?:to|in|at) (?:the )?(?:(?:North|South|East|West|United) )?[A-Z]\w+ (?P<name>[A-Z].+)$"
)
# How fast a telegram is to go and who may read it, behind the receiver's name.
URGENCY = regex(
    r"(?:,\s*(?:(?:very |most |extremely )?urgent|immediate(?:ly)?|flash|priority|eyes only|personal(?:ly)?|(?:top )?secret|confidential)){1,8}$",
    re.IGNORECASE,
)
# What stands round a receiver's name in a list: his number, how many copies he gets.
COUNT = regex(r"^(?:[-•*–]\s+|\d{1,2}(?:[-–, ]+\d{1,2})*(?:\s?[.):]|\s?[-–]|(?=\s[A-Z]))\s*)")
COPIES_GOT = regex(
    r"\s*[-–—]\s?\d+$|\s*\((?:\d+|\d+ cop(?:y|ies)[^)]{0,200}|[A-Z][\w -]{1,200})\)$"
)
FOR = regex(r",? \([^)]{0,200}\)$|, [a-z][^,]*$")
REGISTRY = regex(r"^(?:Registry|Archives?|Files?|File copy)\b", re.IGNORECASE)
NO_PARTY = regex(r"^\(?\d* ?(?:copies|copy)\b|^\(.*\)$|^\d+$")
# Who kept the minutes or saw the signing sends nothing.
VOUCHES = regex(
    r"^(?:(?:The )?(?:Minutes|Protocol|Record|Proceedings|Notes?)\b(?=.*\bby\b)|Minutes\b|Witness|Recorded|Countersigned|In the presence|"
    r"Keeper of|Minute-taker|Secretary of the (?:meeting|session)|Shorthand|Stenograph)"
)
# A row that names a person by a form of courtesy in another language, or by letters behind the name.
HONOURED = regex(
    r"^(?:Shri|Sri|Smt\.?|Shrimati|Janab|Thiru|Herrn?|Frau|Señora?|Senhora?|Signora?|Pan[iu]) [A-Z]|, ?(?:[A-Z]\. ?){2,5},?$"
)
# A copy for the file is nobody's; a place is where a telegram came from.
NOBODY = regex(r"^(?:to |for )?(?:the )?(?:files?|archives?|registry|case)\b", re.IGNORECASE)
LEAD = regex(r"^(?:to|for) (?:the )?(?=[A-Z])")
TO = regex(r"^(?:to|To|TO|For):? (?:the )?")
COPY_FOR = regex(
    r"^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:cop(?:y|ies) )?to (?:the )?(.+)$",
    re.IGNORECASE,
)
_COURTESY = r"Comrades?|Cdes?\.?|Mr\.?|Mrs\.?|Mme\.?|Miss|Dr\.?|Prof(?:essor)?\.?|Gen(?:eral)?\.?|Colonel|Major|Marshal|Captain"
_OFFICE = r"(?:Foreign |Prime |Deputy |Vice |First ){0,4}(?:Minister|Secretary|Premier|President|Chairman|Ambassador|Director|Chief)"
# What an office is of goes no further than the next title: "Minister of Trade General A. Lund".
_TITLE_WORD = (
    rf"(?:(?:{_COURTESY}|{_OFFICE}(?: of [A-Z](?:\w| (?!(?:{_COURTESY}|{_OFFICE})\s))+?)?)\s+)*"
)
_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u024f]"
PERSON = regex(
    rf"^(?P<title>{_TITLE_WORD})(?P<name>(?:{_UPPER}\.(?: ?{_UPPER}\.)* ?{_UPPER}[\w’'?-]+|{_UPPER}[\w’'?-]+(?: (?:de|von|van|al|{_UPPER}\.?[\w’'?-]*)){{1,3}}))$"
)
OFFICE_WORDS = regex(
    r"\b(?:members?|Ministry|Embassy|Committee|Department|Office|Center|Centre|Politburo|Secretariat|file|archives?|Legation|Council|Mission)\b",
    re.IGNORECASE,
)
TITLES_ONLY = regex(
    r"^(?:(?:His|Her|Your|The|Right|Foreign|Prime|First|Deputy|Vice|Honou?rable|Excellency|Minister|Secretary|Premier|President|"
    r"Chairman|Ambassador|Envoy|Director|Chief|Head|General)\b ?)+$"
)
SPACED = regex(r"^[A-Z\u00c0-\u00de](?: [^\W\d_A-Z])+(?: [A-Z\u00c0-\u00de](?: [^\W\d_A-Z])+)+$")


# A line under a signature that was taken for a signer: Harbour Master.
TRADE = regex(r"\b\w*(?:master|mistress|keeper|engineer|secretary|officer)$", re.IGNORECASE)
CROWDS = frozenset(("Comrades", "Friends", "Citizens", "Ladies and Gentlemen", "Gentlemen"))


def together(name: str) -> str:
    """Return a name without the spaces between its letters (``A d a B r e z a n``)."""
    if not SPACED.match(name):
        return name
    # The capitals show where a name begins.
    return re.sub(r"(?<=[^\W\d_])(?=[A-Z\u00c0-\u00de])", " ", name.replace(" ", ""))


def issuing_office(blocks: Sequence[Block]) -> list[str]:
    """Return the office of the letterhead, if it is the only one: it sends what nobody signs."""
    found = [one for one in blocks if isinstance(one, OpenerPart) and one.kind == "letterhead"]
    rows = [one.text.text for one in found]
    return rows if len(rows) == 1 and is_office(rows[0]) else []


def is_part(party: Party, office: str) -> bool:
    """Tell an office that the title names more fully."""
    words = set(party.name.casefold().split())
    return not party.is_person and words < set(office.casefold().split())
