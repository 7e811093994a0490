"""What names an archive: words for archives in many languages, and well-known abbreviations.

An abbreviation is here when it means one archive in citations of several
countries' archives; the country and town it stands for are inferred, and say so
in the TEI. Ambiguous ones (AMAE, MAE, AN) are archives without a country.
"""

from __future__ import annotations

import re

from converter.regexes import regex

ABBREVIATIONS: dict[str, tuple[str, str]] = {
    "AVPRF": ("RU", "Russia"), "AVP RF": ("RU", "Russia"), "AVP": ("RU", "Russia"), "AVP SSSR": ("RU", "Russia"),
    "RGANI": ("RU", "Russia"), "RGASPI": ("RU", "Russia"), "TsKhSD": ("RU", "Russia"), "APRF": ("RU", "Russia"),
    "AP RF": ("RU", "Russia"), "GARF": ("RU", "Russia"), "TsAMO": ("RU", "Russia"), "RGAE": ("RU", "Russia"),
    "RTsKhIDNI": ("RU", "Russia"), "TsDAHOU": ("UA", "Ukraine"), "TsDAVO": ("UA", "Ukraine"), "HDA SBU": ("UA", "Ukraine"),
    "TNA": ("GB", "United Kingdom"), "PRO": ("GB", "United Kingdom"), "NARA": ("US", "United States"), "LOC": ("US", "United States"),
    "JFKL": ("US", "United States"), "DDEL": ("US", "United States"), "LBJL": ("US", "United States"),
    "MOL": ("HU", "Hungary"), "MNL OL": ("HU", "Hungary"), "MNL": ("HU", "Hungary"), "ÁBTL": ("HU", "Hungary"),
    "SAPMO-BArch": ("DE", "Germany"), "SAPMO BArch": ("DE", "Germany"), "SAPMO": ("DE", "Germany"), "BArch": ("DE", "Germany"),
    "PA AA": ("DE", "Germany"), "PA-AA": ("DE", "Germany"), "PAAA": ("DE", "Germany"), "PA/AA": ("DE", "Germany"),
    "BStU": ("DE", "Germany"), "MfAA": ("DE", "Germany"),
    "AAN": ("PL", "Poland"), "AMSZ": ("PL", "Poland"), "AIPN": ("PL", "Poland"), "IPN": ("PL", "Poland"),
    "AMZV": ("CZ", "Czechia"), "SÚA": ("CZ", "Czechia"), "NAČR": ("CZ", "Czechia"), "AÚV KSČ": ("CZ", "Czechia"), "ABS": ("CZ", "Czechia"),
    "AMVnR": ("BG", "Bulgaria"), "AMVR": ("BG", "Bulgaria"), "TsDA": ("BG", "Bulgaria"), "CDA": ("BG", "Bulgaria"), "ADMAE": ("", ""),
    "AMAE": ("", ""), "AMAER": ("RO", "Romania"), "ANIC": ("RO", "Romania"), "ACNSAS": ("RO", "Romania"), "ANR": ("RO", "Romania"),
    "PRCFMA": ("CN", "China"), "PRC FMA": ("CN", "China"), "CFMA": ("CN", "China"), "CCA": ("CN", "China"),
    "AJ": ("RS", "Serbia"), "DASMIP": ("RS", "Serbia"), "DAMSP": ("RS", "Serbia"), "AHMRE": ("BR", "Brazil"), "AN/RJ": ("BR", "Brazil"),
    "AQSH": ("AL", "Albania"), "AQPPSH": ("AL", "Albania"), "NSArchive": ("US", "United States"),
    "NAC": ("CA", "Canada"), "LAC": ("CA", "Canada"), "NAI": ("IN", "India"), "NMML": ("IN", "India"), "ISA": ("IL", "Israel"),
    "PRC": ("CN", "China"), "U.S": ("US", "United States"), "UK": ("GB", "United Kingdom"), "SAPMO-BA": ("DE", "Germany"), "DA MOFA": ("", ""), "VNA": ("VN", "Vietnam"), "LNA III": ("VN", "Vietnam"),
}  # fmt: skip
"""Abbreviations of archives, with code and name of the country that they are in."""

_KNOWN = "|".join(re.escape(name) for name in sorted(ABBREVIATIONS, key=len, reverse=True))
ABBREVIATION = regex(rf"(?<![\w-])(?:{_KNOWN})(?![\w-])")
LEADING_ABBREVIATION = regex(rf"^(?P<name>{_KNOWN})[:.]?(?=\s)")

STRONG = regex(
    r"\b(?:\w*archi(?:[vw]|e[fv])\w*|\w*arxiv\w*|a?rhiv\w*|arkhiv\w*|\w*arki[vs]\w*|arkist\w*|\w*levéltár\w*|arqui[vu]\w*|архив\w*|архів\w*|"
    r"dang[’'-]?an\w*|lưu trữ|kirjasto|librar(?:y|ies)|bibliot[eh]\w*|biblioth[eè]\w*|könyvtár\w*|knihovna|muse(?:um|o|u)\w*|muzeum|muzej|"
    r"record(?:s)? office|records administration|depository|repository)\b",
    re.IGNORECASE,
)
"""Words that only an archive, a library or a museum has in its name."""
WEAK = regex(
    r"\b(?:[Pp]apers|Records?|Collections?|Institut\w*|Foundation|Office|Ministry|Ministerstvo|Ministerium|Ministère|Ministerio|Ministério|"
    r"Minist(?:e|a)rul|Secretariat|Committee|Center|Centre|University|Department|Service|Registry|[A-Z]{3,}\w*|[A-Z][a-z]?[A-Z]{2,}\w*|(?:[A-Z][a-z]{0,2}){2,}[A-Z]\w*)\b"
)
"""Words that the name of a keeper may have, where nothing in the citation is surely one."""
INSTITUTION = regex(r"\b(?:University|Universit\w+|College|Academy|Akademi\w+)\b")


def of_abbreviation(text: str) -> tuple[str, str]:
    """Return code and name of the country of the abbreviation in an archive's name, or two empty strings.

    >>> of_abbreviation("National Archives (TNA)"), of_abbreviation("AMAE")
    (('GB', 'United Kingdom'), ('', ''))
    """
    found = {ABBREVIATIONS[one] for one in ABBREVIATION.findall(text)}
    return found.pop() if len(found) == 1 else ("", "")
