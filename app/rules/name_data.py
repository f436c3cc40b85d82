"""The room names as data: ``resources/room_names.toml``, all mistakes told at once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Message, StandardError, message, reason_of
from app.model.plan import CIRCULATION, Reading
from app.rules.functions import FUNCTIONS
from app.rules.gross_rules import GrossRule
from app.rules.labels import tidy_name, tidy_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from app.rules.name_forms import NamesForm

JOINT = "·"
"""The sign that stands for all signs between the parts of a joined name."""

_BRACKETS = str.maketrans(
    "【[〔{『「〈《】]〕}』」〉》‐‑‒–—―﹣", "((((((((" + "))))))))" + "-------"
)
_LEFT_OUT = str.maketrans("", "", ".'’‘\"“”*")


@dataclass(frozen=True)
class NameReading:
    """What a name means.

    Attributes:
        reading: How sure that is.
        function: Id of the function or ``circulation`` where the reading is certain.
        candidates: Functions that it may mean where it is joined or proposed, most likely first.
    """

    reading: Reading
    function: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def functions(self) -> tuple[str, ...]:
        """Return everything that the name may mean."""
        return self.candidates if self.function is None else (self.function,)


UNKNOWN = NameReading(Reading.UNKNOWN)
EXCLUDED = NameReading(Reading.EXCLUDED)


def certain(function: str) -> NameReading:
    """Return the reading of a name that means ``function`` and nothing else."""
    return NameReading(Reading.CERTAIN, function)


def open_reading(functions: Iterable[str], *, is_joined: bool) -> NameReading:
    """Return a reading that a person decides; unknown if nothing is proposed."""
    candidates = tuple(dict.fromkeys(functions))
    if not candidates:
        return UNKNOWN
    joined = is_joined or len(candidates) > 1
    return NameReading(Reading.JOINED if joined else Reading.PROPOSED, None, candidates)


@dataclass(frozen=True, kw_only=True)
class NameData:
    """The names and the grammar, in the folded form of :func:`fold`.

    Attributes:
        characters: Table for ``str.translate``: traditional to simplified characters, and all
            signs that join names to one.
        readings: What a whole name means.
        bare: What a short word means as a part of a joined name.
        heads: What every name means that ends so, longest first.
        before: Words before a name that change nothing, longest first.
        after: Words after a name that change nothing, longest first.
        words: Words between the parts of a joined name.
        containing: Words such as 含, longest first.
        owners: Words before a name that make it a room for others, longest first.
        staff: Words before a name that make it a room of the staff, longest first.
        private: What a name begins with if its toilet, bath or kitchen is not the public one.
        private_of: The functions that this is said of.
        confusable: Groups of characters that are mistaken for each other.
        gross: How far parts of a storey count towards the gross area.
    """

    characters: dict[int, str]
    readings: dict[str, NameReading]
    bare: dict[str, NameReading]
    heads: tuple[tuple[str, NameReading], ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: tuple[str, ...]
    containing: tuple[str, ...]
    owners: tuple[str, ...]
    staff: tuple[str, ...]
    private: re.Pattern[str]
    private_of: frozenset[str]
    confusable: tuple[str, ...]
    gross: tuple[GrossRule, ...] = ()


def fold(text: str, characters: dict[int, str]) -> str:
    """Return ``text`` as names are compared: simplified, narrow, small, without stray marks.

    Args:
        text: A name.
        characters: Table for ``str.translate``; see :class:`NameData`.
    """
    plain = tidy_text(text).translate(_BRACKETS).translate(_LEFT_OUT)
    return tidy_name(plain.translate(characters).casefold())


def load_name_data(path: Path) -> NameData:
    """Return the names in ``path``.

    Raises:
        StandardError: The file can't be read or has mistakes; ``details`` holds one message for
            each, with its key path.
    """
    form = _form(path)
    mistakes = tuple(_contradictions(form))
    if mistakes:
        raise _has_mistakes(path.name, mistakes)
    return _data(form)


def _form(path: Path) -> NamesForm:
    from pydantic import ValidationError

    from app.rules.mistakes import mistakes_of
    from app.rules.name_forms import NamesForm

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:  # ValueError: neither UTF-8 nor TOML
        text = message(
            "The room names “{file}” can't be read: {reason}. Mend the file or install the "
            "program again.",
            file=path.name,
            reason=reason_of(error) if isinstance(error, OSError) else str(error),
        )
        raise StandardError(text) from error
    try:
        return NamesForm.model_validate(data)
    except ValidationError as error:
        raise _has_mistakes(path.name, mistakes_of(error, NamesForm)) from error


def _has_mistakes(name: str, mistakes: tuple[Message, ...]) -> StandardError:
    text = message(
        "The room names “{file}” can't be used; mistakes: {count}.", file=name, count=len(mistakes)
    )
    return StandardError(text, mistakes)


def _contradictions(form: NamesForm) -> Iterator[Message]:
    """Yield what each field for itself does not show."""
    from app.rules.mistakes import unknown_word

    yield from (
        unknown_word(f"functions.{function}", function, FUNCTIONS)
        for function in form.functions
        if function not in FUNCTIONS
    )
    known = (*FUNCTIONS, CIRCULATION)
    for name, candidates in form.doubtful.items():
        for candidate in candidates:
            if candidate not in known:
                yield unknown_word(f"doubtful.{name}", candidate, known)
    for candidate in form.excluded.private_of:
        if candidate not in known:
            yield unknown_word("excluded.private_of", candidate, known)
    if len(form.characters.traditional) != len(form.characters.simplified):
        yield message(
            "{path}: has {count} characters, but traditional has {other}",
            path="characters.simplified",
            count=len(form.characters.simplified),
            other=len(form.characters.traditional),
        )
    else:
        yield from _repeated(form)


def _repeated(form: NamesForm) -> Iterator[Message]:
    places: dict[str, str] = {}
    characters = _characters(form)
    for path, name, reading in _listed(form):
        section = f"{path.rpartition('.')[0] or path}/{reading.reading}"
        earlier = places.setdefault(fold(name, characters), section)
        if earlier != section:
            text = "{path}: “{name}” stands in {other} too; keep it in one place"
            yield message(text, path=path, name=name, other=earlier.partition("/")[0])


def _characters(form: NamesForm) -> dict[int, str]:
    pairs = zip(form.characters.traditional, form.characters.simplified, strict=True)
    characters = {ord(traditional): simplified for traditional, simplified in pairs}
    return characters | {ord(sign): JOINT for sign in form.grammar.separators if len(sign) == 1}


def _listed(form: NamesForm) -> Iterator[tuple[str, str, NameReading]]:
    """Yield key path, name and reading of everything that is listed word by word."""
    for function, names in form.functions.items():
        for key in ("seen", "unseen", "english"):
            for name in getattr(names, key):
                yield f"functions.{function}.{key}", name, certain(function)
    for key in ("names", "english"):
        for name in getattr(form.circulation, key):
            yield f"circulation.{key}", name, certain(CIRCULATION)
    for key in ("seen", "unseen", "english"):
        for name in getattr(form.excluded, key):
            yield f"excluded.{key}", name, EXCLUDED
    for name, candidates in form.doubtful.items():
        is_joined = any(sign in name for sign in form.grammar.separators)
        yield "doubtful", name, open_reading(candidates, is_joined=is_joined)


def _data(form: NamesForm) -> NameData:
    characters = _characters(form)

    def folded(words: Iterable[str]) -> tuple[str, ...]:
        unique = dict.fromkeys(fold(word, characters) for word in words)
        return tuple(sorted(unique, key=lambda word: (-len(word), word)))

    readings = {fold(name, characters): reading for _, name, reading in _listed(form)}
    for name, reading in _built(form):
        readings.setdefault(fold(name, characters), reading)
    for name, reading in tuple(readings.items()):  # the sign is lost where a line ends there
        readings.setdefault(name.replace(JOINT, ""), reading)
    heads = {head: certain(CIRCULATION) for head in folded(form.circulation.heads)}
    heads |= {f" {head}": certain(CIRCULATION) for head in folded(form.circulation.english_heads)}
    heads |= dict.fromkeys(folded(form.excluded.heads), EXCLUDED)
    return NameData(
        characters=characters,
        readings=readings,
        bare={
            fold(word, characters): certain(function)
            for function, names in form.functions.items()
            for word in names.bare
        },
        heads=tuple(sorted(heads.items(), key=lambda item: (-len(item[0]), item[0]))),
        before=folded(form.grammar.before),
        after=folded(form.grammar.after),
        words=tuple(form.grammar.words),
        containing=folded(form.grammar.containing),
        owners=folded(form.excluded.owners),
        staff=folded(form.excluded.staff),
        private=re.compile(
            rf"(?:{'|'.join(map(re.escape, folded(form.excluded.private))) or '(?!)'})\d{{0,2}}内?"
        ),
        private_of=frozenset(form.excluded.private_of),
        confusable=tuple(form.characters.confusable),
        gross=tuple(
            GrossRule(
                kind=item.kind,
                words=folded(item.words),
                share=item.share,
                enclosed=folded(item.enclosed),
                enclosed_share=item.enclosed_share,
                clause=item.clause,
            )
            for item in form.gross
        ),
    )


def _built(form: NamesForm) -> Iterator[tuple[str, NameReading]]:
    """Yield the names that stems and endings make; listed names go before them."""
    for function, names in form.functions.items():
        for stem in names.stems:
            for ending in form.grammar.endings:
                yield stem + ending, certain(function)
