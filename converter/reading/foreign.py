"""Words of another language, where the page says which (``[Russian: rynok]``, ``(in German: "Vermerk")``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.model import Mark, MarkKind
from converter.passage import Passage
from converter.reading.nations import LANGUAGES
from converter.regexes import regex

_NAMES = "|".join(sorted(map(re.escape, LANGUAGES), key=len, reverse=True))
_SAID = regex(
    rf"[\[(](?:in |In |from the |the |orig(?:inal|\.) )?(?P<language>{_NAMES})(?: original| text| term| word)?[:,]\s+"
    r"(?P<quote>[“\"‘']?)(?P<words>[^\[\]()“”\"]{1,80}?)(?P=quote)?[”’\"]?[\])]"
)


# “Vermerk” [in German in the original]
_BEFORE = regex(
    rf"[“\"‘](?P<words>[^“”\"‘’\[\]]{{1,120}})[”\"’] ?[\[(](?:in|In) (?P<language>{_NAMES})(?: in (?:the )?original)?[\])]"
)


_IN = ("[in ", "[In ", "(in ", "(In ")


def foreign_marks(passage: Passage) -> Iterator[Mark]:
    """Yield a mark with the language tag for the words that a bracket gives in another language."""
    text = passage.text
    if "[" not in text and "(" not in text:
        return
    forms = (_SAID, _BEFORE) if any(sign in text for sign in _IN) else (_SAID,)
    for found in (one for form in forms for one in form.finditer(text)):
        code = LANGUAGES.get(found["language"], "")
        if code and code != "en":
            start, end = found.span("words")
            yield Mark(start, end, MarkKind.FOREIGN, code)
