"""The forms that pieces of an opener have in a document in one line (survey, section 3)."""

from __future__ import annotations

import re

from converter.reading.date_forms import MONTH_NAME
from converter.reading.labels import COPIES, SENT_TO
from converter.reading.markings import LEVEL
from converter.regexes import regex

UPPER = r"[A-Z\u00c0-\u00de\u0100\u0106\u010c\u0160\u015a\u017d\u0141\u0150]"
NEXT = rf"(?=\s*$|\s+(?:\[|[(\"“/]?(?:{UPPER}|\d)))"
MARKING = regex(
    rf"(?P<level>{LEVEL})(?:(?:[ ,;/—–-]+(?:very |extremely |most )?(?:urgent|immediate|eyes only|personal|when filled))|"
    rf" ?\((?:very |most )?(?:urgent|immediate|when filled)\))*(?: document| file)?[!.]*(?=\s|$)",
    re.IGNORECASE,
)
OFFICE_LEVEL = regex(
    rf"{UPPER}[\w ]{{2,30}} (?:STRICTLY |Strictly )?(?:TOP SECRET|Top Secret|SECRET|Secret)(?: Document| File)(?=\s)"
)
NO_PLACE = (
    r"(?!(?:On|In|At|By|From|To|Since|Until|The|For|Date|Dated|Embassy|Ministry|Legation|Mission|Consulate|Department|Committee|Office|Cent(?:er|re)|"
    r"Comrade|Minister|Ambassador|Secretary|Report|Letter|Telegram|Note|Conversation|Meeting|Talks?|Secret|Confidential)\b)"
)
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)? {MONTH_NAME},? \d{{4}}|{MONTH_NAME} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    rf"\d{{1,2}}\. ?(?:\d{{1,2}}|[IVX]{{1,4}})\. ?\d{{4}})"
)
DATELINE = regex(
    rf"(?:{NO_PLACE}{UPPER}[\w’'-]+(?: {NO_PLACE}{UPPER}[\w’'-]+){{0,2}}, )?{DATE}(?:,? (?:at )?\d{{1,2}}[:.]\d\d)?(?=\s|$){NEXT}"
)
NUMBER = regex(
    rf"(?:\d{{1,6}}(?:\s?/\s?[\w.-]{{1,12}}){{0,3}}\s?/\s?(?:(?i:{LEVEL})|[\w.-]{{1,12}})|"
    r"[A-Z]{1,6}(?:/[A-Z\d]{1,6})+(?:\([\w.]+\))?|"
    rf"(?:Nº|№|N°|No\.) ?\d[\w/.-]*(?:, {DATE})?){NEXT}"
)
_DAY = rf"\d{{1,2}}(?:\. ?(?:[IVX]{{1,4}}|\d{{1,2}})\.?|(?:st|nd|rd|th)? {MONTH_NAME}| {MONTH_NAME})(?:,? ?(?:19)?\d\d)?"
_AT = rf"(?:on |at |on the )?{_DAY}(?:,? (?:at )?(?:(?:hrs?\.?|hours|h\.) )?\d{{1,2}}[:.]\d\d(?: (?:hrs?\.?|hours|h\.)(?=\s))?)?"
_BUREAU = rf"(?:(?:the )?(?:{UPPER}[\w’'-]+ (?:of )?){{0,4}}{UPPER}[\w’'-]+,? )"
# The lines of a telegram that sentences could begin with: its number, when it was sent and decoded.
TELEGRAM = regex(
    r"(?:Cipher\w*(?: [Tt]elegram)?|Cryptogram|Telegram|Cable|Coded (?:Message|Telegram|Cable)|Dispatch|Despatch|Circular) (?:[Nn]o\.?|Nº|№|Nr\.) ?\d[\w/-]*(?=,|\s(?:of|dated|from|to)\b|\s+(?![a-z]))|"
    rf"(?:{UPPER}[\w’'-]+, )?(?:[Ss]ent|[Dd]is?patched|[Dd]espatched)(?: from {UPPER}[\w’'-]+)? {_AT}(?:(?:,| and|, and) (?:received|arrived) {_AT})?(?=\s|$)|"
    rf"(?:Incoming|Outgoing)(?: [Tt]elegram| [Cc]able)?(?: \(\d{{1,4}}\))? (?:[Nn]o\.?|Nº|№|Nr\.) ?\d[\w/-]*(?=\s)|"
    rf"(?:Received|Sent|Dispatched|Handled) by {_BUREAU}{_AT}(?=\s|$)|Came in {_AT}(?=\s|$)|"
    rf"(?:Decoded|Deciphered|Encoded|Enciphered|Typed) {_AT}(?: by (?:{UPPER}\. ?)?{UPPER}[\w’'-]+)?(?=\s|$)|"
    rf"(?:and )?[Rr]eceived(?: in {UPPER}[\w’'-]+)? {_AT}(?=\s|$)|"
    rf"Came to the [Dd]ecoding (?:[Ss]ection|[Oo]ffice|[Dd]epartment|[Bb]ureau) {_AT}(?=\s|$)"
)
COPY = regex(rf"(?:{COPIES})")
SENT = regex(rf"{SENT_TO}")
REMARK = regex(r"[\[(][^\[\]()]{5,160}[\])](?=\s)")
KIND = regex(
    r"(?:MEMORANDUM(?: OF CONVERSATION)?|RECORD OF (?:A |THE )?(?:CONVERSATION|MEETING|TALKS?)|MINUTES|TELEGRAM|CIPHERGRAM|J O U R N A L|JOURNAL|PROTOCOL|"
    r"DECISION|RESOLUTION|REPORT|From the (?:journal|diary) of|FROM THE (?:JOURNAL|DIARY) OF)(?: (?:No\.|Nº|№) ?\d[\w/-]*)?(?=\s)"
)
CAPITALS = regex(r"(?:[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|[’'-])+(?:,? |$)){2,}")
SALUTE = regex(
    r"(?:Dear|Esteemed|Respected|Most [Ee]steemed|Honou?red) [^.!?:]{2,60}[!,:](?=\s)|(?:Your )?Excellency[!,:](?=\s)"
)
MARKED = regex(
    rf"\[?(?:Classification|Level|Secrecy(?: level)?|Degree of secrecy|Security):\]?\s+{LEVEL}(?:, (?:(?:Special|Most|Very|Extremely|Top) )?(?:Urgent|Immediate|Flash|Priority))?[!.]*(?=\s|$)",
    re.IGNORECASE,
)
# "Secret. Urgent. Only for the cipher staff": sentences of a marking.
CAUTION = regex(
    rf"(?i:{LEVEL})\.(?: (?:Immediate|Urgent|Flash|Priority|Special)\.?)*(?: (?:Only|For|Not|To be)(?: [a-z]+){{2,9}}\.?)?(?=\s+{UPPER})"
)
# "To the Ministry, copy to the Harbour Office:" needs no sentence below to end.
TO_ALL = regex(
    rf"To (?=(?:the |Comrades? |Cdes?\. |Minister |Ambassador |Mr\.? )?{UPPER})[^.:!?]{{3,140}}:(?=\s+{UPPER})"
)
AFTER_SMALL = regex(
    r"(?:of|on|from|dated|the|for|to|until|since|and|in|with|at|by)\s$", re.IGNORECASE
)
DAILY = regex(r"\d{1,4}\.? [–—-] [A-Z]{3,}DAY\b")
# "Participants South: Ko, Nam North: Im": the sides stand behind the label.
SIDES = regex(
    rf"(?P<label>(?:Participants|PARTICIPANTS|Present|PRESENT|Attendees|ATTENDEES):?) (?=(?P<side>{UPPER}[\w’'-]+)(?: [Ss]ide)?: )"
)
# A word that can only begin a sentence here.
SENTENCE = (
    r"(?:On|In|At|The|I|We|He|She|It|They|This|These|There|Today|Yesterday|Since|After|During|Before|According|As|When|My|Our|His|Her|With|"
    r"While|Following|Upon|Having|An?|For|To|If|Although)"
)
# "To the State Secretary, Comrade Lund": names and offices up to the first word of a sentence.
ADDRESS = regex(
    rf"T(?:o|O) (?=(?:the |Comrades? |Cdes?\. |Minister |Ambassador |Mr\.? ){UPPER})(?:(?:{UPPER}[\w.’'-]*|of|the|and|for|in),? ){{2,14}}?(?=$|{SENTENCE} )"
)
BEGINS = regex(rf"(?<=\s){SENTENCE} (?=[\w’,\[\]]+ )")
# In a subject without a full stop: a small word, then one that begins a sentence.
AFTER_SUBJECT = regex(
    rf"(?<=\s)(?!that |which |and |but |when )[a-zà-ÿ][\w’-]* (?=(?!I ){SENTENCE} (?:[a-zà-ÿ]|I ))"
)
BEGINS_SENTENCE = regex(rf"{SENTENCE} ")
LABELLED = regex(r"[A-Z][^:.!?]{1,40}:\s")
SUBJECT_END = regex(r"(?<=[^\W\d_]{3})[.!?][\"”’]?(?=\s+[A-Z\[(\"“\d])|(?<=\))\.(?=\s+[A-Z])")
WITH_NUMBER = frozenset(("reference", "number", "registry"))
WITH_DATE = frozenset(("time", "dispatched", "received"))
DATED = regex(rf"[^:]{{0,40}}(?:\d[:.]\d\d[^:]{{0,25}}){{0,2}}{DATE}")
VALUE_NUMBER = regex(
    rf"\d{{1,2}} {MONTH_NAME}(?: \d{{4}})?(?=\s|$)|(?:(?:Nº|№|N°|No\.) ?)?(?=[\w./-]*\d)[\w./()-]++(?:(?: of|,) {DATE})?(?=\s|$)"
)
PROSE = regex(
    r"(?<=[^\W\d_]{3})(?<!Mrs)(?<!Com)(?<!Cde)(?<!Gen)(?<!Col)(?<!Amb)(?<!Ref)(?<!Reg)(?<!Prof)(?<!Dept)(?<!Messrs)[.!?…][\"”’)]?\s"
)
SMALL = frozenset("of the and for in to on at with by a an between from held no".split())
MOST_SMALL = 3
MOST_WORDS = 18
FARTHEST = 220
HEAD = 3000
