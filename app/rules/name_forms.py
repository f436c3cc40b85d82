"""The shape of ``room_names.toml``, checked key by key."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Word = Annotated[str, Field(min_length=1)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class GrammarForm(_Form):
    """How names are built."""

    endings: list[Word]
    before: list[Word] = []
    after: list[Word] = []
    separators: list[Word] = []
    words: list[Word] = []
    containing: list[Word] = []


class CharactersForm(_Form):
    """Characters that stand for each other."""

    traditional: str = ""
    simplified: str = ""
    confusable: list[Word] = []


class FunctionForm(_Form):
    """The names of one function."""

    seen: list[Word] = []
    unseen: list[Word] = []
    stems: list[Word] = []
    bare: list[Word] = []
    english: list[Word] = []


class CirculationForm(_Form):
    """The names of corridors, stairs, lobbies, shafts and plant."""

    names: list[Word] = []
    heads: list[Word] = []
    english: list[Word] = []
    english_heads: list[Word] = []


class ExcludedForm(_Form):
    """The names of rooms that serve no function."""

    seen: list[Word] = []
    unseen: list[Word] = []
    english: list[Word] = []
    heads: list[Word] = []
    owners: list[Word] = []
    staff: list[Word] = []
    private: list[Word] = []
    private_of: list[Word] = []


class GrossForm(_Form):
    """How far parts of one kind count towards the gross area."""

    kind: Word
    words: list[Word] = []
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    enclosed: list[Word] = []
    enclosed_share: Annotated[float, Field(ge=0, le=1)] | None = None
    clause: Word


class NamesForm(_Form):
    """The whole file."""

    grammar: GrammarForm
    characters: CharactersForm = CharactersForm()
    functions: dict[str, FunctionForm]
    circulation: CirculationForm = CirculationForm()
    excluded: ExcludedForm = ExcludedForm()
    doubtful: dict[Word, Annotated[list[Word], Field(min_length=1)]] = {}
    gross: list[GrossForm] = []
