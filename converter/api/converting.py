"""The object that converts many reports: it keeps what takes long to make."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from difflib import get_close_matches
from typing import Literal, TypeAlias

from converter import layouts, mentions, pipeline
from converter.api.documents import persons_of, read_tei
from converter.api.given import Report, Tei, Text, is_tei, source_of, tei_of
from converter.api.results import Conversion, Dropped, Mention, Person, parsed
from converter.editions import EDITIONS, Editions
from converter.errors import SettingsError
from converter.formats_and_files import FORMATS
from converter.resources import label_languages
from converter.schema import readable
from converter.settings import Edition, Settings, unfit
from converter.tools import Tools

EditionName: TypeAlias = Literal["html", "text"]

# Saxon's processor and the compiled schemas are one for the process, and a stylesheet is
# told its document in several steps: threads take turns.
TURN = threading.RLock()


class Converter:
    """Convert many reports with the same settings; the tools are made once, when first needed.

    It may be used from several threads, which take turns: processes, not threads, make it
    faster. It pickles as its settings, so it can be sent to the workers of a process pool
    (start methods spawn and forkserver); each worker then makes its own tools.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        """Take in the settings; None: the defaults. Nothing is read from the environment.

        Raises SettingsError with everything that is wrong with them, one a line.
        """
        self._settings = settings or Settings()
        _demand_fit(self._settings)
        self._tools = Tools.build(self._settings)
        self._plain = Tools.build(replace(self._settings, encoding=None))
        self._editions: dict[tuple[str, str], Editions] = {}

    def __reduce__(self) -> tuple[type[Converter], tuple[Settings]]:
        """Travel as the settings: compiled tools do not pickle."""
        return type(self), (self._settings,)

    @property
    def settings(self) -> Settings:
        """Return the settings that every conversion is made with."""
        return self._settings

    def convert(self, source: Text, *, name: str = "") -> Conversion:
        """Return a report converted; see ``converter.convert``."""
        read, output = source_of(source, name)
        with TURN:
            made = pipeline.convert(read, self._tools_for(source), output)
        persons = persons_of(parsed(made.tei).getroot())
        return _conversion(made, persons)

    def names(self, source: Text | Tei, *, name: str = "") -> list[Mention]:
        """Return the person mentions of a report or a TEI document; see ``converter.names``."""
        if not isinstance(source, Report) and is_tei(source):
            return list(read_tei(source).mentions)
        read, output = source_of(source, name)
        with TURN:
            report = pipeline.read(read, self._tools_for(source), output)
            found = list(mentions.mentions(report, read.name))
        main = {one.id: _main_name(one.forename, one.surname, one.name) for one in report.people}
        return [
            Mention(
                one.file, one.line, one.start, one.end, one.surface, one.person,
                main.get(one.person, ""), one.evidence, one.cert, one.role, one.runner_up, one.rule,
            )
            for one in found
        ]  # fmt: skip

    def render(
        self,
        tei: Tei,
        edition: EditionName = "html",
        *,
        language: str = "",
        tell: Callable[[str], object] | None = None,
    ) -> str:
        """Return a TEI document as a page or as text; see ``converter.render``.

        ``language``: that of the settings when it is left out.
        """
        spoken = language or self._settings.edition.language
        if edition not in EDITIONS:
            raise SettingsError(_unknown("edition", edition, EDITIONS))
        if spoken not in label_languages():
            raise SettingsError(_unknown("language", spoken, label_languages()))
        data, _ = tei_of(tei)
        with TURN:
            key = (edition, spoken)
            if key not in self._editions:
                self._editions[key] = Editions([edition], Edition(language=spoken), strict=False)
            rendered, messages = self._editions[key].render(readable(data), "document")
        if tell:
            for message in messages:
                tell(message)
        return rendered[edition]

    def _tools_for(self, source: Text | Tei) -> Tools:
        """Return the tools: the encoding of the settings is that of bytes, not of characters."""
        return self._plain if isinstance(source, str) else self._tools


def _conversion(made: pipeline.Conversion, persons: tuple[Person, ...]) -> Conversion:
    names = {one.id: one.name for one in persons}
    found = (
        Mention(
            made.source, line, start, end, surface, person, names.get(person, ""), evidence,
            certainty, role, runner_up, rule,
        )
        for (line, start, end, surface, person, rule, evidence, certainty, runner_up), role in zip(
            made.mentions, made.mention_roles, strict=True
        )
    )  # fmt: skip
    return Conversion(
        source=made.source,
        id=made.id,
        layout=made.layout,
        tei=made.tei,
        restore=made.restore,
        html=made.html or "",
        text=made.text or "",
        title=made.title,
        date=made.date,
        when=made.when,
        kind=made.kind,
        sender=made.sender,
        receivers=made.receivers,
        place=made.place,
        persons=persons,
        mentions=tuple(found),
        findings=made.findings,
        dropped=tuple(Dropped(*one) for one in made.dropped),
        words=dict(made.words),
    )


def _main_name(forename: str, surname: str, name: str) -> str:
    return f"{forename} {surname}".strip() or name


def _demand_fit(settings: Settings) -> None:
    """Raise SettingsError when settings that were made in Python cannot be used."""
    problems = unfit(settings.edition, settings.naming)
    language = settings.edition.language
    if language not in label_languages():
        problems.append(_unknown("language", language, label_languages()))
    problems += [_unknown("format", one, FORMATS) for one in settings.only if one not in FORMATS]
    if isinstance(settings.layout, str) and settings.layout not in layouts.names():
        problems.append(_unknown("layout", settings.layout, layouts.names()))
    try:
        "x".encode(settings.encoding or "utf-8")
    except (LookupError, ValueError):
        problems.append(f"The encoding {settings.encoding!r} is not known.")
    if problems:
        raise SettingsError("\n".join(problems))
    if settings.naming.spacy:
        from converter.recognisers.spacy_names import demand  # noqa: PLC0415  (rarely asked)

        demand(settings.naming.spacy)


def _unknown(what: str, value: str, known: Iterable[str]) -> str:
    near = get_close_matches(value, list(known), n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return f"There is no {what} {value!r}.{hint} There are {', '.join(known)}."
