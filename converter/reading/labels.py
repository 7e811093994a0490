"""The labels of openers and of telegrams' headers, by origin (survey, section 3), and what each tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.regexes import regex

_ORDER = (
    r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d{1,2})"
)
COPIES = (
    rf"(?:Prepared|Written|Made|Printed|Typed|Produced|Issued|Drawn up|Sent|Distributed|Circulated|Dispatched|Drafted|Reproduced|Executed) in:?\s+{_ORDER}\s+cop(?:y|ies)|"
    rf"Written: ?in {_ORDER} copies|(?:Cop(?:y|ies)|COP(?:Y|IES)) ?(?:(?:[Nn][Oo]\.?|Nº|№|N°|#|[Nn]umber|NUMBER|nr\.?) ?\d+|(?:(?:[Nn][Oo]\.?|[Nn]umber|NUMBER) )?(?:\d+|{_ORDER}) (?:of|OF) (?:\d+|{_ORDER})\b)|Copies: ?\d+|Number of copies:|"
    rf"{_ORDER} copies(?: printed)?\b|Ex(?:emplar|\.) ?(?:(?:[Nn]o\.?|Nº|№) ?\d+|\d{{1,3}}$)|(?:Copy|COPY) \d{{1,3}}(?: \(?(?:of|OF) \d{{1,3}}\)?)?$|(?:Printed|Typed|Made|Prepared) {_ORDER} copies$|In {_ORDER} copies|\(?(?:[Tt]he )?(?:[Ss]ingle|[Oo]nly|[Ss]ole) [Cc]opy\)?[.!]?$|\d+(?:st|nd|rd|th) copy$|"
    r"Making (?:of )?[Cc]opies (?:is )?(?:[Pp]rohibited|[Ff]orbidden)|(?:Copying|Reproduction|Duplication) (?:is )?(?:[Pp]rohibited|[Ff]orbidden)|"
    r"(?:To be returned|Subject to return|Return within)\b.{0,60}$"
)
SENT_TO = rf"{_ORDER} (?:cop(?:y|ies) )?to (?:the )?[A-Z]\w+"

_POST = "EMBASSY|LEGATION|MINISTRY|MINISTER|CONSULATE|MISSION|AMBASSADOR|SECRETARY OF STATE|SECRETARIAT|DEPARTMENT|CENTER|CENTRE"
_PERSONAL = r"(?:(?:Foreign|Prime|Deputy|Vice|First|Comrade|State|Under|Permanent) )*(?:Comrades?|Cdes?\.?|Ambassador|Minister|Mrs?\.?|Messrs|Miss|Dr\.?|Madame|Monsieur|Sir|Lord|Lady|His|Her|Secretary|Premier|President|Chairman|General)"
_UPPER = r"[A-Z\u00c0-\u024f]"
# A whole day at the end of a line, with an hour or without: "30.10.61 hrs. 17.30".
_DAY_AT_END = (
    r"(?:\d{1,2}[./]\s?(?:\d{1,2}|[IVX]{1,4})[./]\s?\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
    r"(?:[ ,;]*(?:at |hrs?\.? |hours? |about )?\d{1,2}[.:h]?\d{0,2}(?: ?(?:hrs?|hours?|[ap]\.? ?m|o[’']clock|GMT|h)\b\.?)?)?\.?$"
)
_DAY = r"(?=\d{1,2}[./ -]|[A-Z][a-z]+\.? \d{1,2}\b|the \d)"

# A label that ends with a colon is told whatever its case; the others are words
# that a sentence could begin with, so case and what follows must fit.
_COLON: tuple[tuple[str, str], ...] = (
    (
        "typist",
        (
            r"Typist|Typed(?: by)?|Transcribed by|Shorthand(?: (?:notes|record))?(?: by)?|Stenograph(?:ed|y)(?: by)?|Stenographers?|"
            r"Taken down(?: in shorthand)? by"
        ),
    ),
    (
        "drafter",
        (
            r"(?:Drafted|Written|Composed|Prepared|Compiled|Recorded|Handled|Processed|Elaborated|Worked out) by|Drafter|Officials?(?: in charge)?|"
            r"Person in charge|Person responsible|Desk officer|Drafting officer|Rapporteur|Author"
        ),
    ),
    ("decoder", r"(?:Decoded|Deciphered|Decrypted)(?: by)?|Decoder|Decoding"),
    (
        "distribution",
        (
            r"Received by|(?:(?:Extended|Special|Restricted|Limited|Internal|General) )?Distribution(?: list)?|Distributed to|To be distributed to|Copies to|Cop(?:y|ies)(?: (?:sent )?to)?|Copy list|Copies sent to|Sent to|Goes to|"
            r"Read(?: by)?|c\.?c\.?|Circulated to|For circulation(?: to)?|Copies|Info|For information(?: to)?|Seen by|Delivered(?: to)?|Shown to|Repeated to|"
            r"Send to|Circulation|Recipients?|(?:Forwarded|Relayed|Passed on|Communicated)(?: (?:via|through|by) [^.:]{2,40}?)? to"
        ),
    ),
    (
        "dispatched",
        r"(?:Dispatched|Despatched|Sent|Date sent|Sent on|Transmitted|Submitted|Handed in)(?: from [^.:]{2,40}?)?(?: on| at)?|Time of dispatch|Date of dispatch",
    ),
    (
        "received",
        r"(?:and )?(?:Received|Arrived|Date received|Rec[’']d|Recd|Received (?:on|at|in)|Time of receipt|Date of receipt|Arrival)",
    ),
    (
        "number",
        (
            r"Number|No\.?|Telegram (?:No\.?|number)|Cable (?:No\.?|number)|Special (?:No\.?|number)|Cipher (?:No\.?|number)|Reference (?:No\.?|number)|Serial (?:No\.?|number)|"
            r"(?:Incoming|Outgoing|Registration|Registry) (?:No\.?|number)"
        ),
    ),
    (
        "to",
        r"To|Addressees|(?:(?:Action|Information|Briefing) )?Memorandum (?:for|to)|Addressee|Addressed to|For|Attention|Attn\.?",
    ),
    ("from", r"From|Sender|Sent by|Sending(?: office)?|Originator"),
    ("via", r"Via|Through|By way of"),
    (
        "reference",
        (
            r"(?:(?:Your|Our) )?[Rr]eference|Ref\.?|(?:Your|Our|In reply to) ref\.?|Re\.? ?no\.?|Ref\. ?no\.?|File(?: no\.?)?|Primary|Priority|Level|Precedence|Urgency|Control|Series|"
            r"(?:Number of )?pages|Encls?\.?|Enclosures?|Attachments?|Annex(?:es)?|Appendi(?:x|ces)|Taken in(?:to)? (?:process|work)|Completed|Processed|Registered|"
            r"Extra|Order|Folio|Action|Indication|Index|Character|Distr\.|Category|Secrecy level|Translated by|Translator|Language"
        ),
    ),
    (
        "subject",
        r"Subject|Subj\.|Re|Regarding|Concerning|Topic|In re|Object|Theme|Matter|Contents?|Title",
    ),
    (
        "time",
        r"Time|Date|Day|Hour|Day,? (?:and )?(?:hour|time)(?:,? and place)?|Date and hour|Hour and place|Place and (?:date|time|day)|When|Beginning|Began|Duration of the (?:talks?|conversation|meeting)|Date and time|Duration|Time and place|Date and place|Date of (?:the )?(?:conversation|meeting|talks?|session)",
    ),
    (
        "place",
        r"Place|Place of (?:the )?(?:meeting|conversation|talks?)|Location(?: of (?:the )?(?:conversation|meeting))?|Venue|Where",
    ),
)
_WORDS: tuple[tuple[str, str], ...] = (
    ("copies", COPIES),
    (
        "typist",
        r"(?:(?:Typed|Transcribed|Stenographed|Taken down(?: in shorthand)?) by|Typist)(?= [A-Z\u00c0-\u024f])",
    ),
    (
        "drafter",
        r"(?:Drafted|Written|Composed|Prepared|Compiled|Recorded|Handled|Processed|Elaborated) by(?= [A-Z\u00c0-\u024f])|(?:Ex|Exec|Isp)\. (?:[A-Z]\. ?){0,2}[A-Z][a-z]+(?:[- ][A-Z][a-z]+)?$",
    ),
    (
        "decoder",
        r"(?:Decoded|Deciphered|Decrypted)(?: by)?(?= )|(?:Came (?:in)?to|Received (?:in|by)|Arrived (?:in|at)) the (?:Decoding|Deciphering|Cipher|Coding)\b",
    ),
    (
        "distribution",
        r"\(?Cop(?:y|ies) to (?:the )?[A-Z]|(?:b\. ?)?c\. ?c\. (?=[A-Z])|b?cc\.? (?=[A-Z][a-z])|(?:Seen|Read) by (?=[A-Z])|Received by (?=(?:Comrades?|Cdes?\.?|members?)\b)|Distribution(?: list)?(?= ?[-–—(])|Info (?=[A-Z]{2})",
    ),
    (
        "dispatched",
        rf"(?:Dispatched|Despatched|Sent|Date sent|Transmitted)(?: (?:from|by|to) [^.:]{{2,80}}?)?(?: on| at)(?=\s+(?:the )?\d|\s+[A-Z][a-z]+ \d|\s*$)|(?:Dispatched|Despatched|Sent)(?: to the [^.:]{{2,80}}?)? {_DAY}|(?:Dispatched|Despatched|Sent|Transmitted|Handed in|Handed over|Left|DISPATCHED|SENT) (?:by (?:wireless|radio|courier|telegraph|wire|cable|telex|telephone|bag|pouch)(?: from [A-Z][^.:!?]{{1,30}}?)?,? |(?:from|in|by|at) (?:the )?[A-Z][^.:!?]{{1,60}}?,? )?(?={_DAY_AT_END})",
    ),
    (
        "received",
        rf"(?:and )?(?:[Rr]eceived|Arrived|Date received)(?: in [A-Z][^.:]{{2,40}}?)?(?: on| at)(?=\s|$)|(?:Received|RECEIVED|Arrived) {_DAY}|(?:Received|RECEIVED|Arrived|Came|Came in|Taken in|Registered) (?:(?:by|in|at|from) (?:the )?[A-Z][^.:!?]{{1,60}}?,? )?(?={_DAY_AT_END})|Received(?= ?[.…]{{2}})|RECEIVED$",
    ),
    (
        "number",
        (
            r"(?:Telegram|Cable|TELEGRAM|CABLE) (?:from|FROM) [A-Z][\w ]{2,30},? (?:File|FILE) ?(?:#|[Nn]o\.?|Nº) ?(?=\d)|(?:\(\d+\) )?(?:Cipherg\w{2,5}|(?:Cipher(?:ed)?|Coded?|Encoded|In) (?:[Tt]elegram|[Cc]able|[Mm]essage)|Telegram|TELEGRAM|CIPHERGRAM|Cable|CABLE|Dispatch|DISPATCH|Despatch|Circular|CIRCULAR|Letter|Note) (?:[Nn]o\.?|NO\.?|Nº|№|N°|#|[Nn]r\.) ?(?=\d)|"
            r"(?:Number|Telegram No\.?|Cable No\.?|[NS]r\.|No\.|Nº|№|N°|Reference No\.?|Telegram number|Spec(?:ial|\.) [Nn]o\.?|SPECIAL NO\.?|Cipher No\.?|(?:Our|Your) [Nn]o\.?|Outgoing(?: No\.?)?|Incoming(?: No\.?)?|Out\. No\.?|Inc\. No\.?|Ser\. No\.?)"
            r"\s*(?=[\w.]*\d)|Special [Nn]o\.?$"
        ),
    ),
    (
        "to",
        rf"\(?(?:For (?:the )?(?:personal )?attention(?: of)?|FOR (?:THE )?ATTENTION(?: OF)?|(?<=\()Attention|(?<=\()ATTENTION|Attn\.?|ATTN\.?)(?::|(?<=ttention)|(?<=TTENTION)|(?<=ttn\.)|(?<= of)|(?<= OF)) (?=[A-Z])(?=[^!?]{{2,90}}$)|TO (?:THE )?(?:[A-Z]+ )?(?:{_POST})|To (?:the|all)(?= )(?=[^.!?]*$)|T(?:o|O) (?:{_PERSONAL}|COMRADES?)(?= )(?=[^.!?]*(?:\b(?:\w|Dr|Mrs?|Prof|Ing|Gen|Col|St)\.[^.!?]*)*\.?$)",
    ),
    (
        "from",
        rf"FROM (?:THE )?(?:{_POST})|From (?:the )?(?=(?:\[[^\]]+\] )?{_UPPER}[\w’'-]*(?: (?:{_UPPER}[\w’'()-]*|of|the|in|and)){{0,6}}(?:,? No\.? ?\d+)?\.?$)",
    ),
    (
        "reference",
        (
            r"\(?(?:(?:Extremely|Very|Most|Top|Extra|EXTREMELY|VERY|MOST|TOP|EXTRA) )?(?:URGENT|urgent|NEWS ?FLASH|News ?[Ff]lash|Urgent|PRIORITY|Priority|IMMEDIATE|Immediate|FLASH|Flash|ROUTINE|Routine|OUT OF TURN|Out of turn|EXPRESS|Express)[!.]?\)?$|"
            r"(?:Very|Most|Extremely|Top) (?:urgent|priority)[!.]?$|(?:Special|SPECIAL) (?:Dispatch|DISPATCH|Cable|CABLE|Telegram|TELEGRAM)$|(?:Ref|File|Reg)\. ?(?:[Nn]o\.?|[Nn]r\.?) (?=.{0,20}\d)|"
            r"(?:To|Re|In (?:reply|answer|reference) to) (?:[Yy]our )?(?:[Nn]o\.|Nº|№|N°) ?(?=\d)(?=.{0,30}$)|(?:Your|Our|My) (?:ref\.|telegram|letter|No\.) (?=.{0,10}\d)(?=.{0,60}$)(?=[^.]*\.?$)"
        ),
    ),
    ("subject", r"\d{3}\.\(\d[^)]*\)\s"),
    (
        "via",
        r"By (?:telegraph|wire|cable|radio|air ?mail|(?:special |diplomatic )?(?:courier|pouch|bag|mail))\.?$",
    ),
    ("stamp", r"\[(?:(?:[A-Za-z][\w ]{2,40} )?(?:stamp|Stamp|STAMP|seal|Seal|SEAL))\b"),
    (
        "handwriting",
        r"[\[(](?:[Hh]andwrit|[Hh]and-writ|[Ii]n (?:the )?(?:handwriting|margin|top|upper|lower|(?:red |blue |green |black |violet )?(?:ink|pencil|crayon))|[Mm]arginal|[Mm]anuscript|[Ww]ritten by hand|[Rr]esolution of)",
    ),
)
_BY_WORDS = tuple((kind, regex(rf"(?:{form})")) for kind, form in _WORDS)
_BY_COLON = tuple((kind, regex(rf"(?:{form}):(?=\s|$)", re.IGNORECASE)) for kind, form in _COLON)
LABELS = (*_BY_WORDS, *_BY_COLON)
# Whether any of them begins a line: most lines begin with none.
_ANY_WORDS = regex("|".join(form for _, form in _WORDS))
_ANY_COLON = regex("(?:" + "|".join(form for _, form in _COLON) + r"):(?=\s|$)", re.IGNORECASE)
_FARTHEST = 90  # a label's colon
_BARE = regex(r"^[A-Z][\w .’'/-]{0,30}:$|^(?:TO|FROM|To|From|SUBJECT|Subject)$")


def labels_of(text: str) -> Iterator[str]:
    """Yield the kinds whose labels a line begins with.

    A label that is words may hold one with a colon ("Copy No. 2: ..."); it is longer.
    """
    if _ANY_WORDS.match(text):
        yield from (kind for kind, form in _BY_WORDS if form.match(text))
    if ":" in text[:_FARTHEST] and _ANY_COLON.match(text):
        yield from (kind for kind, form in _BY_COLON if form.match(text))


def kind_of_start(text: str) -> str:
    """Return the kind whose label a line begins with, or ""."""
    return next(labels_of(text), "")


_WITHOUT_COLON = frozenset(("TO", "FROM", "To", "From", "SUBJECT", "Subject"))


def bare_label(text: str) -> str:
    """Return the kind of a label that stands alone, its value on the next line or lost, or "".

    >>> [bare_label(text) for text in ("TO:", "Subject: Lamps", "FROM")]
    ['to', '', 'from']
    """
    if not (":" in text[-2:] or text in _WITHOUT_COLON) or not _BARE.match(text):
        return ""
    return kind_of_start(text if text.endswith(":") else f"{text}:")
