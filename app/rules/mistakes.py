"""What is wrong with a TOML file, all at once, with key path and proposal."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from pydantic import BaseModel

from app.errors import Message, message

if TYPE_CHECKING:
    import tomllib
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails


_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
"""How tomllib says where a mistake is."""


def key_path(parts: Iterable[str | int]) -> str:
    """Return a key path as people write it, counting from 1: ``rows[2].rooms[5].area_m2``."""
    path = ""
    for part in parts:
        if isinstance(part, int):
            path += f"[{part + 1}]"
        else:
            path += f".{part}" if path else part
    return path


def proposal(word: str, known: Iterable[str]) -> Message:
    """Return a proposal for an unknown word: the nearest known one, else all known ones."""
    words = sorted(known)
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return message("did you mean “{word}”?", word=near[0])
    return message("known here: {words}", words=", ".join(words))


def unknown_word(path: str, word: str, known: Iterable[str]) -> Message:
    """Return the mistake that ``word`` is not one of ``known``."""
    return message(
        "{path}: “{word}” is not known here; {proposal}",
        path=path,
        word=word,
        proposal=proposal(word, known),
    )


def place_of(error: tomllib.TOMLDecodeError) -> Message:
    """Return where a file is not TOML, in words that can be translated."""
    found = _PLACE.search(str(error))
    if found is None:
        return message("the end of the file")
    return message("line {line}, column {column}", line=found[1], column=found[2])


def repeated(path: str, words: Iterable[str]) -> Iterator[Message]:
    """Yield a mistake for each word that stands among ``words`` again."""
    seen = set()
    for word in words:
        if word in seen:
            yield message("{path}: “{word}” stands there twice", path=path, word=word)
        seen.add(word)


def mistakes_of(error: ValidationError, model: type[BaseModel]) -> tuple[Message, ...]:
    """Return one message for each mistake that pydantic found, in the order of the file."""
    return tuple(_mistake(detail, model) for detail in error.errors(include_url=False))


def _mistake(detail: ErrorDetails, model: type[BaseModel]) -> Message:
    path = key_path(detail["loc"])
    if detail["type"] == "missing":
        return message("{path}: is missing", path=path)
    if detail["type"] == "extra_forbidden":
        known = _keys_at(model, detail["loc"][:-1])
        return unknown_word(path, str(detail["loc"][-1]), known)
    if detail["type"] in {"enum", "literal_error"}:
        known = str(detail.get("ctx", {}).get("expected", "")).replace("'", "").split(" or ")
        words = [word.strip() for part in known for word in part.split(",")]
        return unknown_word(path, str(detail["input"]), words)
    return message(
        "{path}: expected {expected}, got {got}",
        path=path,
        expected=_expected(detail),
        got=_spoken(detail["input"]),
    )


def _expected(detail: ErrorDetails) -> Message:
    limits = detail.get("ctx", {})
    if detail["type"] == "greater_than":
        return message("a number above {limit}", limit=f"{limits['gt']:g}")
    if detail["type"] == "greater_than_equal":
        return message("a number of at least {limit}", limit=f"{limits['ge']:g}")
    if detail["type"] == "less_than_equal":
        return message("a number of at most {limit}", limit=f"{limits['le']:g}")
    return _EXPECTED.get(detail["type"], message("something else"))


_EXPECTED = {
    "float_type": message("a number"),
    "finite_number": message("a finite number"),
    "int_type": message("a whole number"),
    "int_from_float": message("a whole number"),
    "string_type": message("a text in quotes"),
    "string_too_short": message("a text that is not empty"),
    "string_pattern_mismatch": message("a name of small letters, digits, “-” and “_”"),
    "bool_type": message("true or false"),
    "date_type": message("a date such as 2020-03-16"),
    "date_from_datetime_inexact": message("a date such as 2020-03-16"),
    "list_type": message("a list"),
    "tuple_type": message("a list"),
    "dict_type": message("a table"),
    "model_type": message("a table"),
    "model_attributes_type": message("a table"),
    "too_short": message("at least one entry"),
}


def _spoken(value: object) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _keys_at(model: type[BaseModel], parts: Sequence[str | int]) -> list[str]:
    """Return the keys that the model at ``parts`` knows."""
    current = model
    for part in parts:
        if isinstance(part, int):
            continue
        for name, field in current.model_fields.items():
            if part == (field.alias or name):
                current = _inner_model(field.annotation) or current
    return [field.alias or name for name, field in current.model_fields.items()]


def _inner_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _inner_model(part)
        if found is not None:
            return found
    return None
