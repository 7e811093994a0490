"""Countries and languages as archives name them: ISO 3166 and BCP 47 codes.

A country is inferred from the adjective in an archive's name, and so carries
@cert and @resp in the TEI. Names that are not here are not guessed.
"""

from __future__ import annotations

import re
import unicodedata

from converter.regexes import regex

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
    "South Korean": ("KR", "South Korea"),
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
    "Japanese": "ja", "Khmer": "km", "Korean": "ko", "Lao": "lo", "Latin": "la", "Latvian": "lv",
    "Lithuanian": "lt", "Macedonian": "mk", "Mongolian": "mn", "Norwegian": "no", "Pashto": "ps",
    "Persian": "fa", "Polish": "pl", "Portuguese": "pt", "Romanian": "ro", "Russian": "ru",
    "Serbian": "sr", "Serbo-Croatian": "sh", "Slovak": "sk", "Slovenian": "sl", "Spanish": "es",
    "Swedish": "sv", "Thai": "th", "Turkish": "tr", "Ukrainian": "uk", "Urdu": "ur",
    "Uzbek": "uz", "Vietnamese": "vi",
}  # fmt: skip

CITY_COUNTRIES: dict[str, str] = {
    city: code
    for code, cities in {
        "AL": "Tirana", "AT": "Vienna", "AU": "Canberra", "BE": "Brussels", "BG": "Sofia", "BR": "Brasilia", "CA": "Ottawa",
        "CH": "Bern", "CN": "Beijing Peking", "CU": "Havana", "CZ": "Prague Praha", "DE": "Berlin Bonn Koblenz Munich Potsdam Freiburg",
        "DK": "Copenhagen", "EE": "Tallinn", "ES": "Madrid Salamanca", "FI": "Helsinki", "FR": "Paris Nantes", "GB": "London Kew Cambridge Oxford",
        "GE": "Tbilisi", "GR": "Athens", "HR": "Zagreb", "HU": "Budapest", "IL": "Jerusalem", "IN": "Delhi", "IT": "Rome",
        "JP": "Tokyo", "KR": "Seoul", "LT": "Vilnius", "LV": "Riga", "MN": "Ulaanbaatar", "NL": "Hague", "NO": "Oslo", "PL": "Warsaw Warszawa",
        "PT": "Lisbon", "RO": "Bucharest", "RS": "Belgrade Beograd", "RU": "Moscow Leningrad Petersburg", "SE": "Stockholm", "SI": "Ljubljana",
        "SK": "Bratislava", "TR": "Ankara Istanbul", "UA": "Kiev Kyiv Kharkiv", "US": "Washington Abilene Boston Austin Stanford",
        "VN": "Hanoi", "ZA": "Pretoria",
    }.items()
    for city in cities.split()
} | {"St Petersburg": "RU", "New Delhi": "IN", "College Park": "US", "The Hague": "NL", "La Courneuve": "FR", "Mexico City": "MX", "Ho Chi Minh City": "VN", "Ann Arbor": "US"}  # fmt: skip
"""Cities that archives stand in, without accents, with the code of their country."""

CITIES = frozenset(CITY_COUNTRIES)

NATIONS: dict[str, str] = {name: code for code, name in COUNTRIES.values()}
"""Countries by name, with their codes."""

_OTHER_NAMES = {
    "Russian Federation": "RU", "USSR": "RU", "Soviet Union": "RU", "GDR": "DE", "FRG": "DE", "Federal Republic of Germany": "DE",
    "German Democratic Republic": "DE", "PRC": "CN", "People's Republic of China": "CN", "UK": "GB", "Great Britain": "GB", "England": "GB",
    "USA": "US", "United States of America": "US", "US": "US", "U.S.A": "US", "U.S": "US", "Czech Republic": "CZ", "Czechoslovakia": "CZ", "The Netherlands": "NL",
    "Republic of Korea": "KR", "South Korea": "KR", "DPRK": "KP", "North Korea": "KP", "Yugoslavia": "RS", "SFRY": "RS", "Socialist Republic of Vietnam": "VN",
    "Greece": "GR", "Belgium": "BE", "Ireland": "IE", "Egypt": "EG", "Ghana": "GH", "Belarus": "BY", "Armenia": "AM", "Azerbaijan": "AZ",
    "Kazakhstan": "KZ", "Moldova": "MD", "Indonesia": "ID", "Iran": "IR", "Iraq": "IQ", "Pakistan": "PK", "Afghanistan": "AF", "Laos": "LA",
    "Cambodia": "KH", "Burma": "MM", "Myanmar": "MM", "Algeria": "DZ", "Morocco": "MA", "Ethiopia": "ET", "Kenya": "KE", "Tanzania": "TZ",
    "Angola": "AO", "Mozambique": "MZ", "Peru": "PE", "Colombia": "CO", "Venezuela": "VE", "Uruguay": "UY", "New Zealand": "NZ", "Taiwan": "TW",
}  # fmt: skip

_BY_CODE = dict(COUNTRIES.values()) | {"BE": "Belgium", "GR": "Greece", "KR": "South Korea"}
_NATION = regex(r"\b(?:" + "|".join(sorted(NATIONS, key=len, reverse=True)) + r")\b")
_ADJECTIVE = regex(r"\b(" + "|".join(sorted(COUNTRIES, key=len, reverse=True)) + r")\b")


def country_of(repository: str) -> tuple[str, str]:
    """Return the code and name of the country that an archive's name tells, or two empty strings.

    >>> country_of("Hungarian National Archives (MOL)")
    ('HU', 'Hungary')
    """
    found = {COUNTRIES[one] for one in _ADJECTIVE.findall(repository)}
    found = found or {(NATIONS[one], one) for one in _NATION.findall(repository)}
    return found.pop() if len(found) == 1 else ("", "")


def nation_code(name: str) -> str:
    """Return the ISO 3166 code of a country by its name, or "".

    >>> nation_code("Hungary"), nation_code("Russian Federation"), nation_code("Moscow")
    ('HU', 'RU', '')
    """
    plain = name.strip().rstrip(".").replace("’", "'")
    return NATIONS.get(plain, "") or _OTHER_NAMES.get(plain, "")


def city_country(name: str) -> tuple[str, str]:
    """Return code and name of the country that a city is in, or two empty strings.

    >>> city_country("Brasília")
    ('BR', 'Brazil')
    """
    code = CITY_COUNTRIES.get(_plain(name), "")
    return (code, _BY_CODE.get(code, "")) if code in _BY_CODE else ("", "")


def is_city(name: str) -> bool:
    """Tell a city that archives stand in, whatever its accents.

    >>> is_city("Brasília"), is_city("Foreign Ministry")
    (True, False)
    """
    return _plain(name) in CITIES


def _plain(name: str) -> str:
    """Return a name without accents and without the stop of "St."."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.replace("St. ", "St ")


def language_code(name: str) -> str:
    """Return the BCP 47 code of a language by its English name, or ""."""
    return LANGUAGES.get(name.strip().rstrip("."), "")


_LANGUAGE = regex(r"\b(?:" + "|".join(sorted(LANGUAGES, key=len, reverse=True)) + r")\b")


def languages_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the languages of a list, each with its code ("" when it has none that we know).

    >>> languages_in("Hungarian, Russian"), languages_in("Serbo-Croatian"), languages_in("Old Lesnan")
    ((('Hungarian', 'hu'), ('Russian', 'ru')), (('Serbo-Croatian', 'sh'),), (('Old Lesnan', ''),))
    """
    found: list[tuple[str, str]] = []
    for part in re.split(r"\s*[,;/|\n]\s*|\s+and\s+|\s+&\s+", text.strip().rstrip(".")):
        known = _LANGUAGE.findall(part)
        # Several known ones stand without a sign between them when each had a line of its own.
        if known and " ".join(known) == part:
            found += [(name, LANGUAGES[name]) for name in known]
        elif part:
            found.append((part, LANGUAGES.get(part, "")))
    return tuple(dict.fromkeys(found))
