"""Headings that name the kind of a document: TELEGRAM, J O U R N A L, MINUTES No. 41."""

from __future__ import annotations

from converter.regexes import regex

_WORDS = (
    r"TELEGRAM|CIPHERGRAM|REPORT|JOURNAL|DIARY|MINUTES|MEMORANDUM|LETTER|NOTE|PROTOCOL|DECISION|RESOLUTION|DIRECTIVE|"
    r"RECORD|CIRCULAR|STENOGRAM|TRANSCRIPT|INFORMATION|AIDE[- ]M[EÉ]MOIRE|INSTRUCTIONS?"
)
_SORT = (
    r"(?:POLITICAL|VERBATIM|STENOGRAPHIC|SHORTHAND|SHORT|BRIEF|WEEKLY|MONTHLY|DAILY|ANNUAL|QUARTERLY|SPECIAL|PERSONAL|OFFICIAL|INTEROFFICE|INTER-OFFICE|INTERNAL|"
    r"INTELLIGENCE|SUMMARY|FINAL|INTERIM|DRAFT|JOINT|ECONOMIC|MILITARY|SITUATION|PROGRESS|ANALYTICAL|SERVICE|VERBAL|OPERATIONAL|BACKGROUND|COVERING|WORKING|"
    r"EXPLANATORY|BRIEFING|POSITION|STATUS)"
)
_KIND = regex(
    rf"^(?:(?:{_SORT} ){{0,2}}(?:{_WORDS}|MEMO|PAPER)(?: (?:OF|ON|FROM|TO|FOR) [^a-z]{{3,80}})?(?: (?:[“\"][A-Z][”\"] )?(?:No\.?|Nº|№|NO\.) ?\d[\w/-]*)?|"
    r"(?:Memorandum|Record|Minutes|Transcript) of (?:the |a )?(?:Conversation|Meeting|Talks?|Session)(?: (?:No\.?|Nº|№) ?\d+)?|"
    r"[A-Z] ?(?:[A-Z] ){2,}[A-Z]|[A-Z] (?:[a-z] ){2,}[a-z])[.:]?$"
)


def is_kind(string: str) -> bool:
    """Tell the kind of a document as its heading.

    >>> [is_kind(text) for text in ("J O U R N A L", "MINUTES No. 41", "MEMORANDUM OF CONVERSATION", "TOP SECRET")]
    [True, True, True, False]
    """
    second = string[1:2]
    # Of the forms those that do not go on in capitals are named by one of four words.
    if not (second == " " or second.isupper() or string[:1] in _NAMED):
        return False
    return bool(_KIND.match(string))


_NAMED = frozenset("MRT")
