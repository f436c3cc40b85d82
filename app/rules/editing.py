"""Edits of a standard's text that keep its comments and order.

A standard being edited is its text: every edit is a function from a text to a text, so undo and
comparison are a matter of keeping texts, and what is saved is what was seen. A text may hold
mistakes while a person works on it; :func:`examine` tells them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from app.errors import StandardError, message
from app.rules.loading import read_standard
from app.rules.mistakes import place_of
from app.rules.self_check import self_check

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from app.errors import Message
    from app.rules.self_check import Oddity
    from app.rules.standard import Standard

Key = str | int
"""A key of a table, or the place of an entry in a list, counted from 0."""


@dataclass(frozen=True, kw_only=True)
class Examination:
    """What a text is worth as a standard.

    Attributes:
        standard: The standard, or None while the text has mistakes.
        mistakes: One message for each mistake, with its key path.
        oddities: What the self-check points out; empty while there are mistakes.
    """

    standard: Standard | None
    mistakes: tuple[Message, ...] = ()
    oddities: tuple[Oddity, ...] = ()


def examine(text: str, name: str, date: datetime.date | None = None) -> Examination:
    """Return whether ``text`` is a standard, all its mistakes, and what is odd in it."""
    try:
        standard = read_standard(text.encode("utf-8"), name)
    except StandardError as error:
        return Examination(standard=None, mistakes=error.details or (error.message,))
    return Examination(standard=standard, oddities=self_check(standard, date))


def copied(text: str, *, key: str, title: str) -> str:
    """Return ``text`` as a standard of the user's own, with another id and title."""
    document = tomlkit.parse(text)
    document["id"] = key
    document["title"] = title
    document["short_title"] = title[:_SHORT]
    return tomlkit.dumps(document)


_SHORT = 16
"""Letters that fit on a button."""


def value_at(text: str, path: Sequence[Key]) -> Any:
    """Return the value at ``path`` as plain Python, or None if there is none.

    Raises:
        StandardError: The text is not proper TOML.
    """
    current: Any = _plain(text)
    for key in path:
        try:
            current = current[key]
        except (KeyError, IndexError, TypeError):
            return None
    return current


def with_value(text: str, path: Sequence[Key], value: object) -> str:
    """Return ``text`` with ``value`` at ``path``; None takes the key away.

    Raises:
        StandardError: The text is not proper TOML, or there is no such place.
    """
    document = _parsed(text)
    home = _container(document, path[:-1])
    if value is None:
        if path[-1] in home or isinstance(path[-1], int):
            del home[path[-1]]
    else:
        home[path[-1]] = value
    return tomlkit.dumps(document)


def with_entry(text: str, path: Sequence[Key], entry: dict[str, Any]) -> str:
    """Return ``text`` with one more table at the end of the list at ``path``.

    Raises:
        StandardError: The text is not proper TOML, or there is no such place.
    """
    document = _parsed(text)
    home = _container(document, path[:-1])
    key = path[-1]
    if key not in home:
        home[key] = tomlkit.aot() if len(path) == 1 else tomlkit.array().multiline(multiline=True)
    entries = home[key]
    if isinstance(entries, tomlkit.items.AoT):
        entries.append(tomlkit.item(entry))
    else:
        line = tomlkit.inline_table()
        line.update(entry)
        entries.append(line)
    return tomlkit.dumps(document)


def without_entry(text: str, path: Sequence[Key]) -> str:
    """Return ``text`` without the entry at ``path``, whose last key is its place in a list.

    Raises:
        StandardError: The text is not proper TOML, or there is no such place.
    """
    return with_value(text, path, None)


@lru_cache(maxsize=8)
def _plain(text: str) -> dict[str, Any]:
    """Return the values of a text; nobody may change them."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(place_of(error)) from error


def _not_toml(place: Message) -> StandardError:
    return StandardError(
        message("The text is not proper TOML at {place}. Mend that place first.", place=place)
    )


def _parsed(text: str) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        place = message(
            "line {line}, column {column}",
            line=getattr(error, "line", "?"),
            column=getattr(error, "col", "?"),
        )
        raise _not_toml(place) from error


def _container(document: Any, path: Sequence[Key]) -> Any:
    current = document
    for key in path:
        try:
            current = current[key]
        except (KeyError, IndexError, TypeError) as error:
            where = ".".join(str(part) for part in path)
            raise StandardError(
                message("There is no place “{path}” in the standard.", path=where)
            ) from error
    return current


@dataclass(frozen=True, kw_only=True)
class Change:
    """One value that differs between two versions of a standard.

    Attributes:
        path: Key path, such as ``rows[二类].rooms[rest_room].area_m2``.
        before: Value in the first version, or None if it has none.
        after: Value in the second version, or None.
    """

    path: str
    before: object
    after: object


def compare(first: str, second: str) -> tuple[Change, ...]:
    """Return the values that differ between two standards, in the order of the first.

    Entries of lists are matched by what names them (class, function, id), not by their place, so
    that one more row changes nothing else.

    Raises:
        StandardError: One of the texts is not proper TOML.
    """
    before, after = (_flat(_plain(text), "") for text in (first, second))
    paths = dict.fromkeys((*before, *after))
    return tuple(
        Change(path=path, before=before.get(path), after=after.get(path))
        for path in paths
        if before.get(path) != after.get(path)
    )


_NAMING = ("function", "kind", "service", "id", "name", "from_m2", "by", "text")
"""What names an entry of a list, the surest first."""


def _flat(value: object, path: str) -> dict[str, object]:
    """Return the single values below ``value`` by their key paths."""
    if isinstance(value, dict):
        found: dict[str, object] = {}
        for key, item in value.items():
            found.update(_flat(item, f"{path}.{key}" if path else key))
        return found
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return _flat_entries(value, path)
    return {path: value}


def _flat_entries(entries: list[dict[str, object]], path: str) -> dict[str, object]:
    found: dict[str, object] = {}
    seen: dict[str, int] = {}
    for entry in entries:
        name = _name_of(entry)
        seen[name] = seen.get(name, 0) + 1
        suffix = f" {seen[name]}" if seen[name] > 1 else ""
        found.update(_flat(entry, f"{path}[{name}{suffix}]"))
    return found


def _name_of(entry: dict[str, object]) -> str:
    if "facility" in entry:
        return f"{entry['facility']} {entry.get('class', '')}".strip()
    if "id" in entry:
        return str(entry["id"])
    return next((str(entry[key]) for key in _NAMING if key in entry), "")
