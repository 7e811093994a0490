"""Countries and languages as archives name them: ISO 3166 and BCP 47 codes.

A country is inferred from the adjective in an archive's name, and so carries
@cert and @resp in the TEI. Names that are not here are not guessed.
"""

from __future__ import annotations

import re
import unicodedata

COUNTRIES: dict[str, tuple[str, str]] = {
    "Albanian": ("AL", "Albania"),
    "American": ("US", "United States"),
    "Argentine": ("AR", "Argentina"),
    "Australian": ("AU", "Australia"),
    "Austrian": ("AT", "Austria"),
    "Brazilian": ("BR", "Brazil"),
    "British": ("GB", "United Kingdom"),
    "Bulgarian": ("BG", "Bulgaria"),
    "Canadian": ("CA", "Canada"),
    "Chilean": ("CL", "Chile"),
    "Chinese": ("CN", "China"),
    "Croatian": ("HR", "Croatia"),
    "Cuban": ("CU", "Cuba"),
    "Czech": ("CZ", "Czechia"),
    "Danish": ("DK", "Denmark"),
    "Dutch": ("NL", "Netherlands"),
    "Estonian": ("EE", "Estonia"),
    "Finnish": ("FI", "Finland"),
    "French": ("FR", "France"),
    "Georgian": ("GE", "Georgia"),
    "German": ("DE", "Germany"),
    "Hungarian": ("HU", "Hungary"),
    "Indian": ("IN", "India"),
    "Israeli": ("IL", "Israel"),
    "Italian": ("IT", "Italy"),
    "Japanese": ("JP", "Japan"),
    "Latvian": ("LV", "Latvia"),
    "Lithuanian": ("LT", "Lithuania"),
    "Mexican": ("MX", "Mexico"),
    "Mongolian": ("MN", "Mongolia"),
    "Norwegian": ("NO", "Norway"),
    "Polish": ("PL", "Poland"),
    "Portuguese": ("PT", "Portugal"),
    "Romanian": ("RO", "Romania"),
    "Russian": ("RU", "Russia"),
    "Serbian": ("RS", "Serbia"),
    "Slovak": ("SK", "Slovakia"),
    "Slovenian": ("SI", "Slovenia"),
    "South African": ("ZA", "South Africa"),
    "Spanish": ("ES", "Spain"),
    "Swedish": ("SE", "Sweden"),
    "Swiss": ("CH", "Switzerland"),
    "Turkish": ("TR", "Turkey"),
    "Ukrainian": ("UA", "Ukraine"),
    "Vietnamese": ("VN", "Vietnam"),
}

LANGUAGES: dict[str, str] = {
    "Albanian": "sq", "Arabic": "ar", "Armenian": "hy", "Azerbaijani": "az", "Belarusian": "be",
    "Bulgarian": "bg", "Burmese": "my", "Catalan": "ca", "Chinese": "zh", "Croatian": "hr",
    "Czech": "cs", "Danish": "da", "Dutch": "nl", "English": "en", "Estonian": "et",
    "Finnish": "fi", "French": "fr", "Georgian": "ka", "German": "de", "Greek": "el",
    "Hebrew": "he", "Hindi": "hi", "Hungarian": "hu", "Indonesian": "id", "Italian": "it",
    "Japanese": "ja", "Khmer": "km", "Korean": "ko", "Lao": "lo", "Latvian": "lv",
    "Lithuanian": "lt", "Macedonian": "mk", "Mongolian": "mn", "Norwegian": "no", "Pashto": "ps",
    "Persian": "fa", "Polish": "pl", "Portuguese": "pt", "Romanian": "ro", "Russian": "ru",
    "Serbian": "sr", "Serbo-Croatian": "sh", "Slovak": "sk", "Slovenian": "sl", "Spanish": "es",
    "Swedish": "sv", "Thai": "th", "Turkish": "tr", "Ukrainian": "uk", "Urdu": "ur",
    "Uzbek": "uz", "Vietnamese": "vi",
}  # fmt: skip

CITIES = frozenset(
    "Ankara Athens Beijing Belgrade Berlin Bern Bonn Brasilia Bratislava Brussels Bucharest Budapest Copenhagen "
    "Hanoi Havana Helsinki Istanbul Jerusalem Kiev Koblenz Kyiv Leningrad Lisbon Ljubljana London Madrid Moscow Munich Oslo "
    "Ottawa Paris Prague Pretoria Rome Seoul Sofia Stockholm Tallinn Tbilisi Tirana Tokyo Ulaanbaatar Vienna Vilnius Warsaw "
    "Washington Zagreb".split()
)

NATIONS: dict[str, str] = {name: code for code, name in COUNTRIES.values()}
"""Countries by name, with their codes."""

_ADJECTIVE = re.compile(r"\b(" + "|".join(sorted(COUNTRIES, key=len, reverse=True)) + r")\b")


def country_of(repository: str) -> tuple[str, str]:
    """Return the code and name of the country that an archive's name tells, or two empty strings.

    >>> country_of("Hungarian National Archives (MOL)")
    ('HU', 'Hungary')
    """
    found = set(_ADJECTIVE.findall(repository))
    return COUNTRIES[found.pop()] if len(found) == 1 else ("", "")


def is_city(name: str) -> bool:
    """Tell a city that archives stand in, whatever its accents.

    >>> is_city("Brasília"), is_city("Foreign Ministry")
    (True, False)
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain in CITIES


def language_code(name: str) -> str:
    """Return the BCP 47 code of a language by its English name, or ""."""
    return LANGUAGES.get(name.strip().rstrip("."), "")
