"""Option values, refused with one clear sentence."""

from __future__ import annotations

import datetime
import math
from typing import TYPE_CHECKING

import click

from app.errors import CallError, message

if TYPE_CHECKING:
    from collections.abc import Iterable


_LARGEST = 1e6
"""No building has more square metres, no drawing a smaller paper scale; beyond are typing slips."""


class OneOf(click.ParamType[str]):
    """One of some words."""

    name = "word"

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the words as the help shows them."""
        return f"[{'|'.join(self.words)}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return ``value`` if it is one of the words."""
        if value in self.words:
            return value
        text = message(
            "“{value}” is not possible for {option}; choose one of: {words}.",
            value=value,
            option=_option(param),
            words=", ".join(self.words),
        )
        raise CallError(text)


class Filled(click.ParamType[str]):
    """A text that is not empty, as an unset variable of a script would be."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return ``value`` if there is one."""
        if value.strip():
            return value
        raise CallError(
            message("{option} needs a value. See: yishen --help", option=_option(param))
        )


class Positive(click.ParamType[float]):
    """A number above 0."""

    name = "number"

    def __init__(self, metavar: str) -> None:
        self._metavar = metavar

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what the number means, as the help shows it."""
        return self._metavar

    def convert(
        self, value: str | float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return ``value`` as a number above 0 and not beyond all measure."""
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if 0 < number <= _LARGEST:
            return number
        text = message(
            "{option} takes a number above 0 and up to a million, got “{value}”.",
            option=_option(param),
            value=value,
        )
        raise CallError(text)


class Day(click.ParamType[datetime.date]):
    """A date such as 2020-03-16."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return how a date is written, as the help shows it."""
        return "YYYY-MM-DD"

    def convert(
        self,
        value: str | datetime.date,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime.date:
        """Return ``value`` as a date."""
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError as error:
            text = message(
                "{option} takes a date such as 2016-05-01, got “{value}”.",
                option=_option(param),
                value=value,
            )
            raise CallError(text) from error


def _option(param: click.Parameter | None) -> str:
    return max(param.opts, key=len) if param is not None else ""
