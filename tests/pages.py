"""Make up pages of reports, for the properties of the whole conversion."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

_WORDS = st.sampled_from(
    "the harbour Comrade Vensk said ZAWA2 No. 47/1958 Brezan's even-tually Mr Dr K. a of in and "
    'quay é Å ĐAK öß e\u0301 \u4e2d\u6587 ﬁsh ·  € & < > " “ ” ’ (sic) [sic] [Anton] [North] [the] [?] '
    "[May 1918] [illegible] [...] […] [Redacted text] [1] [2] [3]. [12 ]<sup>1</sup> <sup>[2]</sup> "
    "<sup> 3 </sup> /1/ /2/ (p. 4) [Page 5] p[1] word2 end.3 said,1 **bold** *it* _under_ ***both*** "
    "** * _ __ ***a **b** c* C\u00a0o\u00a0p\u00a0y 1. 2) a) xxx - — – / \\ | || > # ## :  ; Minister President "
    "Ambassador Lund-Brezan A. B. Grom GROM to To From: (hereafter 5 1961 28.X.62 \ufb01 \u200b \u00ad \ufeff".split(
        " "
    )
)
_ODD = st.sampled_from(
    [
        *list(
            "\x01\x07\x0b\x0c\x1b\x1c\x1f\x7f\x85\x9f\xa0\u2028\u2029\u200f\ufffe\uffff�́\t😀\U000e0001"
        ),
        "  ",
        "\\",
        " \t ",
    ]
)
_SPACE = st.sampled_from([" "] * 12 + ["  ", "", "\u00a0", "\t", "    "])
_PHRASE = st.lists(st.tuples(_WORDS, _SPACE).map("".join), min_size=1, max_size=9).map("".join)
_ODD_PHRASE = st.lists(_PHRASE | _ODD, min_size=1, max_size=4).map("".join)
_ANY = _PHRASE | _PHRASE | _PHRASE | _ODD_PHRASE | st.text(max_size=30)

_SENTENCE = st.tuples(
    st.sampled_from(["The harbour ", "He told ", "Comrade Vensk said that ", "", "and "]),
    _ANY,
    st.sampled_from([".", "", "?", ":", ";", " [signature]", ".[1]", ".2", ". **", "  "]),
).map("".join)
_NAME = st.sampled_from(
    ["Ada Brezan", "K. LUND", "Anton Vensk", "ZAWA", "[Vit] Zawa", "Rák Ő", "O.", "MR. HALL"]
)
_NUMBER = st.sampled_from(["1", "2", "3", "4", "10", "99", "100", "07", "\u0663"])


def _filled(*templates: str) -> st.SearchStrategy[str]:
    """Return lines made of templates: {p} a phrase, {s} a sentence, {n} a number, {who} a name."""

    def fill(parts: tuple[str, str, str, str, str]) -> str:
        template, phrase, sentence, number, name = parts
        return (
            template.replace("{p}", phrase).replace("{s}", sentence)
            .replace("{n}", number).replace("{who}", name)
        )  # fmt: skip

    return st.tuples(st.sampled_from(templates), _ANY, _SENTENCE, _NUMBER, _NAME).map(fill)


OPENERS = _filled(
    "TOP SECRET!", "Strictly Confidential", "Embassy of the Lantern Republic", "MINISTRY {p}", "47/1958/secret",
    "Written: in four copies", "Copy No. {n}", "Typed by {who}", "three to Center", "one to {p}", "one to Embassy",
    "Received by: {p},", "Distribution: {who}, {who}; {p}", "Number: {n}", "Telegram No. {n}", "Dispatched: {p}", "Received:",
    "To: {who}", "TO: ", "From: {who}2 {s}", "From: ", "Subject: {s}", "Subject:", "C o p y", "of the report {p}",
    "Lesna, 4 May 1958", "4 May 1958", "Dear Comrade {who}!", "Comrades,", "Time: {p}", "Place: Lesna", "[stamp: {p}]",
    "[handwriting: {p}]", "Via: {p}", "Reference: {n}", "Drafted by: {who}", "Decoded by: {who}", "Nº {n}", "{n}/ 1961 {p}",
    "Embassy of Lantern TOP SECRET", "Typed by {who} Copy No. {n}", "TELEGRAM", "J O U R N A L", "REPORT", "**TOP SECRET**",
    "Copy of the letter of 3 May 1950 in Lesna", "Secret file", "cc: {p}",
)  # fmt: skip
BLOCKS = _filled(
    "{s}", "{s}", "{s}", "{s} {s}", "{s} {s}", "{n}. {s}", "{n}) {s}", "({n}) {s}", "a) {s}", "b) {s}", "- {s}", "• {s}",
    "[{n}] {s}", "{n} {s}", "<sup>{n}</sup> {s}", "/{n}/ {s}", "{who}: {s}", "Comrade {who}: {s}", "{who} (hereafter X): {s}",
    "**{who}:** {s}", "Participants: {who}, {who}", "Present:", "Participants:", "Our side: {who}", "Interpreter: {who}",
    "{who}  Deputy Chairman", "xxx", "***", "* * *", "---", ". . . .", "-DDD-", "– {n} –", "(p. {n})", "[Page {n}]", "Page {n}",
    "I.", "II. {p}", "1.1 Heading {p}", "{n}. HEADING", "# {p}", "## {s}", "**{p}**", "__{p}__", "A HEADING IN CAPITALS",
    "A. The First Part", "> {s}", ">", "> ", "a | b | c", "1 | 2 | 3", "| {p} | x |", "|---|---|", "x\ty", "{p}\t{p}",
    "name   office   {p}", "KIM Ha   Deputy   x", "Subject: {s}", "26.X.61", "6 May 1957", "[…]", "[{p}]", "[{s}", "{s}]",
    "97 – MONDAY – 0930hs – {s}", "977. From your telegram {s}", "Decision: {s}", "The meeting ended.", "wants: 1) a; 2) b",
    "Enclosure {n}", "Annex", "Attachment: {p}", "Notes", "Notes:", "**Notes**", "Footnotes", "P.S. {s}", "S h o r i n",
    "{p}  \n{p}", "{p}\\\n{p}", "{p}\n{p}\n{p}", "{s}\n{s}\n{s}", "   {s}", "\t{s}", "1.", "-", "[1]", "<sup>1</sup>", "*", "**",
)  # fmt: skip
# What takes several lines to be what it is.
GROUPS = _filled(
    "a | {p}\n{p} | b", "{p}\t{n}\nx\t{p}\n{p}\ty", "| a | b |\n|---|---|\n| {p} | {who} |", "KIM   {p}\n{who}   Deputy",
    "1. {p}\n2. {p}\n3. {s}", "1. {s}\n\n2. {s}", "a) {p}\n\nb) {p}", "- {p}\n- {s}", "1) {s}\n\n2) **{p}**", "> {s}\n> {s}",
    "{who}: {s}\n\n{who}: {s}\n\n{s}", "Comrade {who} (hereafter X): {s}\n\nX: {s}\n\n[{p}]", "Participants:\n{who}\n{who}, {p}",
    "Present: {who},\n{who}\n\nAbsent: {who}", "“{s}\n\n{s}”", '"{s}\n\n{s}"', "# {p}\n\n{s}\n\n## {p}\n\n{s}\n\n# {p}",
    "1. Heading {p}\n\n{s}\n\n1.1 Heading\n\n{s}\n\n2. Heading", "I.\n\n{s}\n\nII.", "{s}\n\n(p. {n})\n\nand {s}",
    "26.X.61\n\n{s}\n\n27.X.61\n\n{s}", "{s}\n\n{who}\nAmbassador\n\nEnclosure\n\nList of {p}\n\n{s}\n\n{who}",
    "Yours sincerely,\n\n{who}\n\nto Comrade {who}\n\nP.S. {s}\n\n{s}", "{s}\n\n{who}\n\n* * *\n\n{s}", "[1] {s}\n\n[2] {s} [1]",
)  # fmt: skip
CLOSERS = _filled(
    "{who}", "{who}", "Ambassador", "With comradely greetings,", "Yours sincerely,\n{who}", "/A. NAME/", "(A. NAME)",
    "[signature]", "signed: {who}", "{who}, Ambassador", "{who}\nAmbassador", "to Comrade Minister {who}", "To the Minister",
    "Lesna, 5 May 1958", "P.S. {s}", "Seen by: {who}", "Typed by {who}", "three copies", "NOTE OF DXA: {s}", "S H O R I N",
    "{who}  \nAmbassador", "[This is a longer remark in brackets {p}]", "Enclosures: {n}", "1. {p}", "2. {p}", "{s}",
)  # fmt: skip
NOTES = _filled(
    "Notes", "[1] {s}", "[2] {s}", "[3] {s}", "[{n}] Ed. note: {s}", "[{n}]", "<sup>1</sup> {s}", "<sup>[2]</sup> {s}", "1. {s}",
    "2. {s}", "3 {s}", "{s}", "[1]{s}", "1 Source: {s}", "Source: {p}", "[2] **{p}**", "[1] [2]", "* * *",
)  # fmt: skip
TAIL = _filled(
    "Author(s):", "Associated People & Organizations", "Associated Places", "Subjects Discussed", "Related Documents",
    "Document Information", "Document Information", "Source", "Original Archive", "Rights", "Original Uploaded Date", "Type",
    "Language", "Record ID", "Original Classification", "Donors", "Polish", "900001", "Top Secret", "Specimen Trust", "Telegram",
    "Specimen State Archive, Lesna, fond 3, delo 1. Translated by {who} and {who}", "{p}", "{s}", "2011-11-20",
    "The programme welcomes reuse of Specimen Archive materials. {s}", "To enquire, write to [email\u00a0protected].", "{who}",
)  # fmt: skip
LABELS = _filled(
    "**Citation:**", "**Summary:**", "**Credits:**", "**Original Language:**", "**Contents:**", "**Type:**", "**Subjects:**",
    "**Record ID:**", "**Source:**", "**Rights:**", "** Summary : **",
)  # fmt: skip
VALUES = _filled(
    '"{p}", May 4, 1958, Specimen Archive, Polish State Archive, fond 3 <https://example.org/document/12345>', "{s}", "{s}\n\n{s}",
    "Polish", "Translation - English", "{p}", "", "This document was made possible with support from Specimen Trust",
)  # fmt: skip


def _flat(parts: list[list[str]]) -> list[str]:
    return [line for part in parts for line in part]


def _body() -> st.SearchStrategy[list[str]]:
    return st.tuples(
        st.lists(OPENERS, max_size=6),
        st.lists(BLOCKS | GROUPS, max_size=9),
        st.lists(CLOSERS, max_size=4),
        st.lists(NOTES, max_size=5),
    ).map(lambda parts: _flat(list(parts))) | st.lists(
        OPENERS | BLOCKS | GROUPS | CLOSERS | NOTES, max_size=14
    )


_DATE = st.sampled_from(
    [[], ["May 4, 1958"], ["May 1975"], ["1961"], ["4 May 1958"], ["May 04, 1958"]]
)
_TITLE = _filled(
    "Report of the Legation in Lesna",
    "{p}",
    "Legation in Lesna (Vensk), Report on '{p}'",
    "Telegram from {who} to {who}",
)


def _page() -> st.SearchStrategy[list[str]]:
    credit = st.sampled_from(
        [[], ["This document was made possible with support from Specimen Trust"]]
    )
    title = st.lists(_TITLE, max_size=1)
    start = st.sampled_from([["Skip to content"], ["Skip to content"], []])
    return st.tuples(start, _DATE, title, credit, _body(), st.lists(TAIL, max_size=14)).map(
        lambda parts: _flat(list(parts))
    )


def _markdown() -> st.SearchStrategy[list[str]]:
    date = _DATE.map(lambda lines: [f"**{line}**" for line in lines])
    title = st.lists(
        _filled("**{p}**", "**Report  \nof {p}**", "**Report of the Legation**"), max_size=2
    )
    labels = st.lists(st.tuples(LABELS, VALUES), max_size=5).map(
        lambda pairs: [x for p in pairs for x in p]
    )
    return st.tuples(date, title, labels, _body()).map(lambda parts: _flat(list(parts)))


_OLD = _filled(
    "Search in", "Digital Archive International History Declassified", "May 04, 1958", "{p}", "REPORT OF THE LEGATION",
    "This document was made possible with support from the Specimen Trust", "CITATION SHARE DOWNLOAD", "  • Citation",
    "    get citation", "    {s}", '    "{p}," May 04, 1958, Specimen Digital Archive, Lesna State Archive, fond 3.', "    {p}",
    "  • share document", "    (https://example.org/document/12345)", "VIEW DOCUMENT IN", "English HTML", "Scan of Original Document",
)  # fmt: skip
_LONG = _filled(
    "Digital Archive archive.example.org International History Declassified ", "May 04, 1958 ", "{p} ", "Citation: ", "Summary: ",
    "Credits: ", "Original Language: ", "Contents: ", "English Translation ", "Scan of Original Document ", "{s} ", "{who} ",
    "“{p},” May 04, 1958, Specimen Digital Archive, Lesna State Archive, fond 3. ", "Polish ",
)  # fmt: skip


def _old() -> st.SearchStrategy[list[str]]:
    start = st.sampled_from([["Search in"], ["Search in"], []])
    return st.tuples(start, st.lists(_OLD, max_size=12), _body()).map(
        lambda parts: _flat(list(parts))
    )


def _long() -> st.SearchStrategy[list[str]]:
    line = st.lists(_LONG, min_size=2, max_size=12).map(lambda parts: ["".join(parts)])
    return st.tuples(st.lists(_TITLE, max_size=2), line, st.lists(BLOCKS, max_size=2)).map(
        lambda parts: _flat(list(parts))
    )


def _plain() -> st.SearchStrategy[list[str]]:
    return st.tuples(st.lists(_TITLE, max_size=1), _body()).map(lambda parts: _flat(list(parts)))


ENCODINGS = st.sampled_from(["utf-8"] * 6 + ["utf-8-sig", "utf-16", "utf-32", "\ufeffutf-16-be"])


def encoded(text: str, encoding: str) -> bytes:
    """Return the bytes of a text; UTF-16 and UTF-32 with a byte order mark."""
    if encoding.startswith("\ufeff"):
        return ("\ufeff" + text).encode(encoding[1:])
    return text.encode(encoding)


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """Return the bytes of a page that looks more or less like one of a known layout."""
    lines = draw(
        _page() | _page() | _markdown() | _markdown() | _plain() | _plain() | _old() | _long()
    )
    gap = draw(st.sampled_from(["\n\n"] * 4 + ["\n", "\n \n", "\n\n\n\n", "\n\u00a0\n"]))
    text = "".join(
        line + (gap if draw(st.integers(0, 4)) else draw(st.sampled_from(["\n", "", "\n\n"])))
        for line in lines
    )
    end = draw(st.sampled_from(["\n"] * 4 + ["\r\n", "\r\n", "\r", "\n\r"]))
    return encoded(text.replace("\n", end), draw(ENCODINGS))


@st.composite
def altered(draw: st.DrawFn, sources: Sequence[str]) -> bytes:
    """Return the bytes of a real page in which lines were lost, doubled, moved or damaged."""
    lines = draw(st.sampled_from(sources)).split("\n")
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        to = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 7)):
            case 0:
                del lines[min(at, to) : min(at, to) + draw(st.integers(1, 5))]
            case 1:
                lines.insert(to, lines[at])
            case 2:
                lines[at], lines[to] = lines[to], lines[at]
            case 3:
                lines = [line for line in lines if line.strip()]
            case 4:
                lines = lines[: max(at, to)]
            case 5:
                lines.insert(at, draw(OPENERS | BLOCKS | CLOSERS | NOTES))
            case 6:
                cut = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:cut] + draw(_ANY) + lines[at][cut:]
            case _:
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        lines = lines or ["x"]
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return encoded(end.join(lines), draw(ENCODINGS))


def texts() -> st.SearchStrategy[bytes]:
    """Return the bytes of any text at all."""
    alphabet = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
        "\r\n\n\n  *_[]<>/|.:#-1234aAbB\t\x0b\x85"
    )
    return st.builds(encoded, st.text(alphabet, max_size=250), ENCODINGS)
