"""The form of a name: which of its words are surname and forenames, and how sure that is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from converter.recognisers.forenames import alike
from converter.recognisers.grammar import SUFFIXES, eastern_parts
from converter.recognisers.memory import MOST_REMEMBERED
from converter.recognisers.romanization import romanized_alike
from converter.recognisers.words import words_of
from converter.regexes import regex
from converter.spelling import fold, slug, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from converter.recognisers.lexicon import Lexicon

__all__ = [
    "IRISH",
    "PATRONYMIC",
    "SEAT",
    "Form",
    "compatible",
    "double",
    "fits",
    "fold",
    "form_of",
    "shortens",
    "slug",
]

_TWO = 2
_INITIAL = _THREE = 3
IRISH = frozenset({"Ó", "Ní", "Uí", "Nic"})
_OPENING = IRISH | frozenset("De Von Van Ten Ter Der Den Ibn Abu".split())
SEAT = "tot"  # Adriaan van der Rapp tot Sluis
_SHOUTED = regex(r"[^\W\d_a-zß-öø-ÿ]{2}")
_SPACED = regex(r"(?:[^\W\d_] ){2,}[^\W\d_]")
_BROKEN = regex(r"([A-Z])\.?\[([a-zà-ÿ]+)\]")
_TURNED = regex(r"[^\s,]+, (?!Jr|Sr)\S")
# What follows the name of a gentleman is no part of it.
_ESQUIRES = frozenset({"Esq", "Esqr", "Esqre", "Esquire", "Esqre.", "Esq.", "Esqr.", "Sahib"})
PATRONYMIC = regex(r"(?:ovich|evich|ovitch|evitch|ych|ovna|evna|ichna)$")


@dataclass(frozen=True, slots=True)
class Form:
    """A printed name taken apart; ``sure`` when it is certain which word is the surname.

    Two forms of one text are equal: the same lists took them apart.
    """

    text: str
    surname: str = field(compare=False)
    forenames: tuple[str, ...] = field(default=(), compare=False)
    east: bool = field(default=False, compare=False)
    sure: bool = field(default=True, compare=False)
    others: tuple[str, ...] = field(default=(), compare=False)
    wife: bool = field(default=False, compare=False)
    folded: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the words as they are compared, forenames first."""
        words = (*self.forenames, self.surname)
        object.__setattr__(self, "folded", tuple(fold(word) for word in words))

    @property
    def single(self) -> bool:
        """Tell whether the name is one word alone."""
        return not self.forenames

    @property
    def letters(self) -> str:
        """Return the first letters of a name that is nothing but initials (``A. J. P.``), else ""."""
        if not self.text.endswith("."):
            return ""
        words = self.text.split()
        initials = all(len(word) <= _INITIAL and word.endswith(".") for word in words)
        return "".join(word[0] for word in self.folded) if initials else ""

    def spells(self, letters: str) -> bool:
        """Tell whether the words of a name begin with these letters, in either order."""
        firsts = [word[:1] for word in self.folded]
        return letters in {"".join(firsts), "".join([*firsts[-1:], *firsts[:-1]])}

    @property
    def generation(self) -> str:
        """Return "Jr" or "Sr" where the name ends so, else ""."""
        name = self.text.rstrip(".")
        if not name.endswith(("Jr", "Sr")):
            return ""
        last = name.rsplit(" ", 1)[-1]
        return last if last in {"Jr", "Sr"} else ""

    @property
    def fullness(self) -> tuple[int, int]:
        """Return how much of the person the form names: written-out words count more."""
        if self.east:
            # Do-seok, Do Seok and Doseok are as full.
            return _TWO, _TWO
        words = [word for one in self.forenames for word in one.split("-")]
        return sum(not word.endswith(".") for word in words), len(words)

    @property
    def slug(self) -> str:
        """Return surname and forenames as an XML name."""
        parts = (self.surname, *self.forenames)
        name = "-".join(filter(None, (slug(part) for part in parts)))
        name += "-mrs" if self.wife else ""
        return name if name[:1].isalpha() else f"person-{name}".rstrip("-")


def form_of(printed: str, lexicon: Lexicon) -> Form:
    """Return the form of a name as printed (brackets, line breaks and capitals do not matter)."""
    known = lexicon.forms.get(printed)
    if known is None:
        if len(lexicon.forms) >= MOST_REMEMBERED:
            lexicon.forms.clear()
        known = lexicon.forms[printed] = _form_of(printed, lexicon)
    return known


def _form_of(printed: str, lexicon: Lexicon) -> Form:
    text = _plain(printed, lexicon)
    texts = [word.text + ("." if word.initial else "") for word in words_of(text, lexicon.particle)]
    if len(texts) > 1 and texts[-1] in _ESQUIRES:
        texts.pop()
    if SEAT in texts[1:-1]:
        texts = texts[: texts.index(SEAT)]
    if len(texts) == _TWO and texts[1] in SUFFIXES:
        return Form(text, " ".join(texts))
    if len(texts) <= 1 or all(one[0].islower() or one in _OPENING for one in texts[:-1]):
        return Form(text, " ".join(texts) or text)
    if _TURNED.match(text):
        return Form(text, texts[0], tuple(texts[1:]))
    if not texts[0].endswith(".") and all(one.endswith(".") for one in texts[1:]):
        return Form(text, texts[0], tuple(texts[1:]))
    if eastern_parts([one for one in texts if one], lexicon):
        return Form(text, texts[0], tuple(texts[1:]), east=True, sure=False)
    if texts[0].endswith("né"):
        return Form(text, texts[-1], tuple(texts[:-1]), sure=False)
    if _is_fore(texts[0], lexicon):
        return _western(text, texts, lexicon)
    if lexicon.is_given(texts[-1]) and len(texts) == _TWO:
        return Form(text, texts[0], (texts[1],), sure=False, others=(texts[1],))
    return Form(text, *_split(texts), sure=texts[0].endswith("."))


def _western(text: str, texts: Sequence[str], lexicon: Lexicon) -> Form:
    """Return forenames first; a third word may be a second surname (Castro Ruz)."""
    surname, forenames = _split(texts)
    middle = tuple(
        one
        for one in forenames[1:]
        if not (_is_fore(one, lexicon) or PATRONYMIC.search(one) or one[0].islower())
    )
    return Form(text, surname, forenames, others=middle)


def _split(texts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the surname with its particles, and the words before it."""
    texts = list(texts)
    if texts[-1].rstrip(".") in SUFFIXES and len(texts) > _TWO:
        texts.pop()
    first = len(texts) - 1
    while first > 1 and (texts[first - 1][0].islower() or texts[first - 1] in _OPENING):
        first -= 1
    return " ".join(texts[first:]), tuple(texts[:first])


def _is_fore(text: str, lexicon: Lexicon) -> bool:
    return text.endswith(".") or lexicon.is_given(text)


def _plain(printed: str, lexicon: Lexicon) -> str:
    """Return a name without brackets and, where it is all capitals, in small letters."""
    text = unicodedata.normalize("NFC", printed)
    if "[" in text or "]" in text:
        text = re.sub(r"[\[\]]", "", _BROKEN.sub(r"\1\2", text))
    text = " ".join(text.split())
    if _SPACED.fullmatch(text):
        text = re.sub(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-Þ])", " ", text.replace(" ", ""))
    east = text.split(" ", 1)[0].capitalize() in lexicon.eastern

    def spoken(match: re.Match[str]) -> str:
        word = match.group()
        if not word.isupper() or word in SUFFIXES or len(word) == 1:
            return word
        # HEON-YEONG is Heon-yeong, T’AE T’ae, BROZ-TITO Broz-Tito.
        after = text[match.start() - 1 : match.start()] in {"-", "‐", "’", "'"} and east
        small = after or (match.start() and not east and word.lower() in lexicon.particle)
        return word.lower() if small else word.title()

    return re.sub(r"[^\W\d_]+", spoken, text) if _SHOUTED.search(text) else text


def compatible(one: Form, other: Form, *, loose: bool = False) -> bool:
    """Tell whether two full forms can name one person: surname alike, no forename in the way.

    ``loose``, within one report: Pavel is Paul, and a doubled letter is none.
    """
    if one.wife != other.wife or {one.generation, other.generation} == {"Jr", "Sr"}:
        return False
    if one.east or other.east:
        return _surname_first(one) == _surname_first(other) or (
            one.east and other.east and _romanized(one, other, loose=loose)
        )
    if one.folded[-1] != other.folded[-1]:
        # "Brezan Karel" and "Karel Brezan" are one, whichever word is thought the surname.
        turned = not (one.sure and other.sure) and sorted(one.folded) == sorted(other.folded)
        first = any(_first_surname(a, b, loose=loose) for a, b in ((one, other), (other, one)))
        return turned or first or (loose and _misspelt(one, other))
    return (
        fits(one.forenames, other.forenames, loose=loose)
        or shortens(one, other)
        or shortens(other, one)
    )


def _misspelt(one: Form, other: Form) -> bool:
    """Tell whether a doubled letter is all that parts two names: Karel Dubmann, Karel Dubman."""
    if one.folded[0] != other.folded[0] or one.folded[-1][:1] != other.folded[-1][:1]:
        return False
    same = squeeze(one.folded[-1]) == squeeze(other.folded[-1])
    return same and fits(one.forenames, other.forenames, loose=True)


def _romanized(one: Form, other: Form, *, loose: bool) -> bool:
    left, right = ((form.surname, *form.forenames) for form in (one, other))
    return romanized_alike(left, right, loose=loose)


def _surname_first(form: Form) -> str:
    return "".join((form.folded[-1], *form.folded[:-1]))


def shortens(one: Form, other: Form) -> bool:
    """Tell whether a form is the other's two surnames: Artigas Bermejo of Luz Artigas Bermejo."""
    size = len(one.folded)
    if one.sure or one.single or len(other.folded) < _THREE or size >= len(other.folded):
        return False
    return other.folded[-size:] == one.folded


def _first_surname(one: Form, other: Form, *, loose: bool) -> bool:
    """Tell whether a form leaves out the second of two surnames: Luz Artigas, of Artigas Bermejo.

    ``loose``: the other need not be known to have two, Luz Artigas Bermejo is enough.
    """
    family = other.surname.split()
    if len(family) == _TWO and family[0][0].isupper():
        return fold(family[0]) == one.folded[-1] and fits(one.forenames, other.forenames)
    middle = other.others and other.forenames[-1] == other.others[-1]
    # Luz Artigas, of Luz Artigas de Bermejo.
    return loose and bool(middle or other.surname[0].islower()) and one.folded == other.folded[:-1]


def double(form: Form, others: Iterable[Form]) -> Form:
    """Return a form with two surnames where another of the same person shows that it has two."""
    for one in others:
        if shortens(one, form):
            count = len(one.folded)
        elif not one.single and one.folded[-1] != form.folded[-1]:
            count = _TWO if _first_surname(one, form, loose=True) else 0
        else:
            count = 0
        words = [*form.forenames, *form.surname.split()]
        while 0 < count < len(words) - 1 and words[-count - 1].islower():
            count += 1
        if len(form.surname.split()) < count < len(words):
            surname = " ".join(words[-count:])
            return replace(form, surname=surname, forenames=tuple(words[:-count]), sure=True)
    return form


def fits(ours: Sequence[str], theirs: Sequence[str], *, loose: bool = False) -> bool:
    """Tell whether forenames agree as far as both go; an initial agrees with its name.

    ``loose``: so do one name in two languages, and doubled letters.
    """
    for left, right in zip(ours, theirs, strict=False):
        a, b = fold(left), fold(right)
        short = left.endswith(".") or right.endswith(".") or 1 in {len(a), len(b)}
        if a == b or (short and (a.startswith(b) or b.startswith(a))):
            continue
        kin = loose and not short and (squeeze(a) == squeeze(b) or alike(left, right))
        if not kin:
            return False
    return True
