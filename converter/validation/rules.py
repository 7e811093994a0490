"""The table of rules: code, layer, level, what is wrong, what to do.

The documentation, SARIF's rules and the messages all come from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ERROR, WARNING, NOTE = "error", "warning", "note"
LEVELS = (ERROR, WARNING, NOTE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a layer: its stable code, its usual level, what is wrong, and what helps."""

    code: str
    layer: str
    level: str
    wrong: str
    remedy: str


_R = Rule
_TABLE = (
    _R("well-formed", "well-formed", ERROR, "The file is not well-formed XML.", "Correct the markup at the line given; the other layers read the file only when it is well-formed."),
    _R("doctype", "well-formed", ERROR, "The file has a DOCTYPE.", "Take it out: entities and DTDs are not read, since they can reach other files."),
    _R("schema", "schema", ERROR, "An element, attribute or value stands where the schema does not allow it.", "Compare with the schema's documentation; with --schema another schema is used."),
    _R("schematron", "schematron", ERROR, "A Schematron rule is broken.", "The sentence is the rule's own; its role says whether it is an error, a warning or a note."),
    _R("schematron-failed", "schematron", ERROR, "A Schematron rule could not be evaluated on this document.", "A value has not the form that the rule takes for granted; correct the value or the rule."),
    _R("dangling-pointer", "pointers", ERROR, "A pointer leads to an xml:id that is not there.", "Correct the pointer, or give the element that is meant this xml:id."),
    _R("undeclared-prefix", "pointers", ERROR, "A pointer has a prefix that no prefixDef declares.", "Declare the prefix in listPrefixDef, or write the whole address."),
    _R("pointer-pattern", "pointers", ERROR, "A pointer with a declared prefix does not match its matchPattern.", "Correct the pointer or the pattern."),
    _R("missing-file", "pointers", WARNING, "A pointer leads to a file that is not there.", "Correct the path, which is relative to this file, or put the file there."),
    _R("duplicate-id", "ids", ERROR, "An xml:id is used more than once.", "Give each element an xml:id of its own."),
    _R("bad-id", "ids", ERROR, "An xml:id is not an XML name.", "Begin with a letter or an underscore; use letters, digits, hyphens, dots and underscores."),
    _R("date-format", "dates", ERROR, "A date has not the form that TEI demands.", "Write YYYY, YYYY-MM or YYYY-MM-DD (times as hh:mm:ss)."),
    _R("date-impossible", "dates", ERROR, "A date is not in the calendar.", "Correct the day or the month."),
    _R("date-order", "dates", ERROR, "A period ends before it begins.", "Exchange or correct the two limits."),
    _R("language-form", "languages", ERROR, "A language tag is not well-formed (BCP 47).", "Write tags such as en, de-AT or sr-Latn."),
    _R("language-unknown", "languages", ERROR, "A language tag has a part that is not registered.", "Look the language up in the IANA registry of subtags; und means undetermined."),
    _R("language-undeclared", "languages", NOTE, "A language is used that langUsage does not name.", "Add a language with this ident to langUsage."),
    _R("uri-syntax", "uris", ERROR, "An address has characters or an escape that addresses cannot have.", "Write a space as %20, and other such characters likewise."),
    _R("uri-host", "uris", ERROR, "A web address has no proper host.", "Write the whole address: https://example.org/..."),
    _R("empty-paragraph", "house", ERROR, "A paragraph holds no words.", "Delete it, or mark what was lost with gap."),
    _R("paragraph-number", "house", WARNING, "A paragraph of the text has no number.", "Give it @n: numbers are the stable addresses of paragraphs."),
    _R("paragraph-number-twice", "house", ERROR, "Two paragraphs have the same number.", "Give one of them another @n."),
    _R("plain-dateline", "house", WARNING, "Place and date of writing stand as a plain paragraph.", "Put them into opener/dateline, with placeName and date."),
    _R("generated-name", "house", ERROR, "A name has @generatedBy, which is for computer-mediated communication.", "Use @evidence and @cert."),
    _R("name-evidence", "house", WARNING, "A persName of the text does not say how it was found.", "Add @evidence: editor for a name that you have marked yourself."),
    _R("title-in-name", "house", WARNING, "A title stands inside persName.", "Put the roleName before the persName."),
    _R("corresp-incomplete", "house", NOTE, "correspDesc does not have both a sender and a receiver.", "Add the correspAction that is missing where it is known; correspSearch takes letters with both only."),
    _R("missing-title", "richness", NOTE, "The header has no title.", "Add titleStmt/title."),
    _R("missing-date", "richness", NOTE, "creation has no date.", "Add profileDesc/creation/date with @when, or with @notBefore and @notAfter."),
    _R("missing-place", "richness", NOTE, "creation has no place.", "Add profileDesc/creation/placeName."),
    _R("missing-author", "richness", NOTE, "The header names no author.", "Add titleStmt/author."),
    _R("missing-citation", "richness", NOTE, "The source has no citation.", "Add sourceDesc/bibl."),
    _R("missing-archive", "richness", NOTE, "The archive is not described.", "Add msDesc/msIdentifier with repository and idno."),
    _R("missing-persons", "richness", NOTE, "No person is listed.", "Add standOff/listPerson, or particDesc/listPerson."),
    _R("missing-correspondence", "richness", NOTE, "A letter or telegram has no correspDesc.", "Add profileDesc/correspDesc."),
    _R("missing-abstract", "richness", NOTE, "There is no abstract.", "Add profileDesc/abstract."),
    _R("missing-licence", "richness", NOTE, "No licence is stated.", "Add publicationStmt/availability/licence with @target; for our documents, licence in edition.toml."),
    _R("missing-language", "richness", NOTE, "langUsage names no language.", "Add profileDesc/langUsage/language with @ident."),
    _R("missing-keywords", "richness", NOTE, "There are no keywords.", "Add profileDesc/textClass/keywords."),
)  # fmt: skip

RULES: Mapping[str, Rule] = {rule.code: rule for rule in _TABLE}
LAYERS: tuple[str, ...] = tuple(dict.fromkeys(rule.layer for rule in _TABLE))
"""The layers, in the order in which they are run."""
