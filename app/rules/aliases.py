"""Village words: what a person said that a room name always means."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.errors import Message, StandardError, message, reason_of
from app.model.plan import CIRCULATION, Reading
from app.rules.functions import FUNCTIONS
from app.rules.mistakes import mistakes_of, place_of, repeated, unknown_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.rules.names import RoomNames

NOT_COUNTED = "not_counted"
"""How the file writes that a name means a room that serves no function."""


@dataclass(frozen=True, kw_only=True)
class Alias:
    """One village word.

    Attributes:
        name: Room name as drawn, such as 饭堂.
        function: Id of the function, ``circulation``, or None for a room that is not counted.
        date: Day on which a person said so.
    """

    name: str
    function: str | None
    date: datetime.date


@dataclass(frozen=True, kw_only=True)
class AliasConflict:
    """A village word that means something else elsewhere.

    Attributes:
        alias: The word.
        other: Function that it means otherwise; None for a room that is not counted.
        is_shipped: Whether the program's own names say so, rather than another village word.
    """

    alias: Alias
    other: str | None
    is_shipped: bool


class _AliasForm(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    name: Annotated[str, Field(min_length=1)]
    function: str
    date: datetime.date


class _AliasesForm(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    words: list[_AliasForm] = []


def load_aliases(path: Path) -> tuple[Alias, ...]:
    """Return the village words in ``path``; none if there is no such file.

    Raises:
        StandardError: The file can't be read or has mistakes; ``details`` holds one message for
            each, with its key path.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        text = message(
            "The village words “{file}” can't be read: {reason}. Check the path and the "
            "permissions.",
            file=path.name,
            reason=reason_of(error),
        )
        raise StandardError(text) from error
    form = _form(content, path.name)
    mistakes = tuple(_mistakes(form))
    if mistakes:
        raise _has_mistakes(path.name, mistakes)
    return tuple(
        Alias(
            name=item.name,
            function=None if item.function == NOT_COUNTED else item.function,
            date=item.date,
        )
        for item in form.words
    )


def _form(content: bytes, name: str) -> _AliasesForm:
    try:
        data = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        text = message(
            "The village words “{file}” are not in UTF-8; save them as UTF-8.", file=name
        )
        raise StandardError(text) from error
    except tomllib.TOMLDecodeError as error:
        text = message(
            "The village words “{file}” are not proper TOML at {place}. Mend that place and try "
            "again.",
            file=name,
            place=place_of(error),
        )
        raise StandardError(text) from error
    try:
        return _AliasesForm.model_validate(data)
    except ValidationError as error:
        raise _has_mistakes(name, mistakes_of(error, _AliasesForm)) from error


def _has_mistakes(name: str, mistakes: tuple[Message, ...]) -> StandardError:
    text = message(
        "The village words “{file}” can't be used; mistakes: {count}.",
        file=name,
        count=len(mistakes),
    )
    return StandardError(text, mistakes)


def _mistakes(form: _AliasesForm) -> Iterator[Message]:
    known = (*FUNCTIONS, CIRCULATION, NOT_COUNTED)
    for index, item in enumerate(form.words):
        if item.function not in known:
            yield unknown_word(f"words[{index + 1}].function", item.function, known)
    yield from repeated("words", [item.name for item in form.words])


def dump_aliases(aliases: Iterable[Alias]) -> str:
    """Return the text of a file of village words; reading it gives them back."""
    lines = [
        "# 村里的叫法：图上的房间名称一律按什么用房计。",
        "# Village words: what a room name always means.",
    ]
    for alias in aliases:
        name = alias.name.replace("\\", "\\\\").replace('"', '\\"')
        lines += [
            "",
            "[[words]]",
            f'name = "{name}"',
            f'function = "{alias.function or NOT_COUNTED}"',
            f"date = {alias.date.isoformat()}",
        ]
    return "\n".join(lines) + "\n"


def with_alias(aliases: Sequence[Alias], alias: Alias) -> tuple[Alias, ...]:
    """Return ``aliases`` with ``alias`` in the place of an earlier one of its name."""
    kept = [item for item in aliases if item.name != alias.name]
    return (*kept, alias)


def without_alias(aliases: Sequence[Alias], name: str) -> tuple[Alias, ...]:
    """Return ``aliases`` without the one of ``name``."""
    return tuple(item for item in aliases if item.name != name)


def merged(
    own: Sequence[Alias], others: Sequence[Alias]
) -> tuple[tuple[Alias, ...], tuple[AliasConflict, ...]]:
    """Return ``own`` with the new words of ``others``, and those that contradict own ones.

    A contradicted word stays as it was; a person decides.
    """
    known = {item.name: item for item in own}
    new = [item for item in others if item.name not in known]
    conflicts = [
        AliasConflict(alias=item, other=known[item.name].function, is_shipped=False)
        for item in others
        if item.name in known and known[item.name].function != item.function
    ]
    return (*own, *new), tuple(conflicts)


def conflicts_with_names(aliases: Iterable[Alias], names: RoomNames) -> tuple[AliasConflict, ...]:
    """Return the words to which the program's own names give another certain meaning.

    Args:
        aliases: Village words.
        names: The shipped names, without village words.
    """
    found = []
    for alias in aliases:
        reading = names.read(alias.name)
        is_known = reading.reading in {Reading.CERTAIN, Reading.EXCLUDED}
        if is_known and reading.function != alias.function:
            found.append(AliasConflict(alias=alias, other=reading.function, is_shipped=True))
    return tuple(found)
