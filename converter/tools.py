"""What a worker builds once: schema, stylesheets, lists of names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from converter.editions import BESIDE, Editions
from converter.recognisers import Lexicon, Tagger
from converter.recognisers.weights import Weights
from converter.schema import Schema
from converter.settings import Settings


@dataclass(frozen=True)
class Tools:
    """The tools of one worker process, each made when it is first needed; they do not pickle."""

    settings: Settings

    @classmethod
    def build(cls, settings: Settings) -> Tools:
        """Return the tools for these settings."""
        return cls(settings)

    @cached_property
    def schema(self) -> Schema:
        """Return the compiled schema."""
        return Schema.load()

    @cached_property
    def editions(self) -> Editions:
        """Return the compiled stylesheets of the editions asked for."""
        settings = self.settings
        return Editions(settings.only, settings.edition, pages=settings.pages, beside=BESIDE)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return the lists that names are recognised by."""
        return Lexicon.load(own=self.settings.authority)

    @cached_property
    def tagger(self) -> Tagger | None:
        """Return the tagger of names, None when it is switched off."""
        return Tagger(self.lexicon, Weights.load()) if self.settings.naming.tagger else None
