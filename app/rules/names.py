"""What the names of rooms mean: names and labels to functions, by data and a careful grammar.

A name is read in steps, and the first that knows it decides: the listed names; heads (whatever
ends in 走廊 is circulation); brackets; words that change nothing (numbers, storeys, 老年人, 男/女);
owners (员工餐厅 serves no function); signs that join two names; two names without a sign between
them. What is left is unknown, at most a proposal. Nothing is ever assigned by likeness.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.model.plan import CIRCULATION, Reading
from app.paths import resources_folder
from app.rules.gross_rules import BUILDING, GrossRule, rule_for
from app.rules.labels import CJK, split_label, tidy_name
from app.rules.name_data import (
    EXCLUDED,
    JOINT,
    UNKNOWN,
    NameData,
    NameReading,
    certain,
    fold,
    load_name_data,
    open_reading,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.rules.aliases import Alias

__all__ = ["NameReading", "RoomNames", "load_room_names"]

_LONGEST_NAME = 40
_ORDINAL = r"[一二三四五六七八九十甲乙丙丁]{1,3}"
_STOREY = (
    rf"(?:地上|地下|负)?(?:\d{{1,2}}|{_ORDINAL})(?:层|楼)"
    r"|首层|底层|顶层|阁楼层?|[fb]\d{1,2}|\d{1,2}f"
)
_BEDS = rf"(?:\d{{1,3}}(?:[-~]\d{{1,3}})?|{_ORDINAL})(?:人|床|座|位)间?"
_NUMBER = rf"第?(?:\d{{1,4}}|{_ORDINAL})(?:号楼?|#|栋|-)?|[a-z]-"
_BEFORE = re.compile(rf"(?:{_BEDS}|{_STOREY}|{_NUMBER})\s*-?")
_AFTER = re.compile(
    rf"\s*-?(?:{_STOREY}|(?:\d{{1,4}}|{_ORDINAL})(?:号|#|间|个)?"
    rf"|(?<=[{CJK}\d\s])(?:[a-z]|[ivx]{{1,4}}))"
)
_COUNT = re.compile(
    rf"约?(?:\d[\d.\-~x]*|{_ORDINAL})\s*(?:人间?|床|座|位|间|个|套|张|m|米|beds|seats)?用?"
)
_BRACKETS_LAST = re.compile(rf"(?P<outer>[^(){JOINT}]+)\((?P<inner>[^()]*)\)")
_BRACKETS_FIRST = re.compile(rf"\((?P<inner>[^()]*)\)(?P<outer>[^(){JOINT}]+)")
_NUMBER_LAST = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)")
_JOINT = re.compile(rf"{JOINT}(?![^()]*\))")  # outside brackets
_INSIDE_WORD = re.compile(r"(?<=[a-z])[a-z]")
_DIGIT = re.compile(r"\d")
_HYPHEN = re.compile(rf"(?<=[{CJK}])\s*-\s*(?=[{CJK}])")


@dataclass(frozen=True)
class RoomNames:
    """The known room names.

    Attributes:
        data: Names and grammar.
    """

    data: NameData = field(repr=False)
    _read: dict[str, NameReading] = field(default_factory=dict, repr=False, compare=False)

    def read(self, name: str) -> NameReading:
        """Return what ``name`` means; numbers and areas in it are overlooked."""
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = self._freshly_read(name)
        return found

    def with_aliases(self, aliases: Iterable[Alias]) -> RoomNames:
        """Return these names with village words, which a person taught and so decide."""
        taught = {
            self.folded(alias.name): EXCLUDED if alias.function is None else certain(alias.function)
            for alias in aliases
        }
        if not taught:
            return self
        return RoomNames(replace(self.data, readings={**self.data.readings, **taught}))

    def gross_rule(self, name: str) -> GrossRule | None:
        """Return how a part of a storey with this name counts, or None if like any room."""
        return rule_for(self.folded(name), self.data.gross)

    def folded(self, name: str) -> str:
        """Return ``name`` as the words of the data are written."""
        return fold(name, self.data.characters)

    def word_of(self, name: str) -> str:
        """Return the part of ``name`` that says what the room is, without digits around it."""
        whole = split_label(name).name.strip()
        word = self.folded(whole)
        number = _BEFORE.match(word)
        if number and number.end() < len(word) and _DIGIT.search(number[0]):
            word = tidy_name(word[number.end() :])
        for start in range(1, len(word)):
            if _AFTER.fullmatch(word, start) and _DIGIT.search(word, start):
                word = tidy_name(word[:start])
                break
        return word if 1 < len(word) < len(self.folded(whole)) else whole

    @property
    def building_rule(self) -> GrossRule:
        """Return how everything inside the outer walls counts."""
        return next(rule for rule in self.data.gross if rule.kind == BUILDING)

    def _freshly_read(self, name: str) -> NameReading:
        plain = fold(split_label(name).name, self.data.characters)
        if not plain:
            return NameReading(Reading.UNNAMED)
        listed = self._whole(plain)
        if listed is not UNKNOWN or len(plain) > _LONGEST_NAME:
            return listed
        found = self._understood(plain)
        return self._proposed(plain) if found is UNKNOWN else found

    def _understood(self, text: str) -> NameReading:
        """Return the reading of a whole name by the first step that knows it."""
        for step in (self._known, self._joined, self._chained):
            found = step(text)
            if found is not UNKNOWN:
                return found
        return UNKNOWN

    def _known(self, text: str) -> NameReading:
        """Return the reading of one name that is not joined."""
        for step in (self._whole, self._headed, self._bracketed, self._stripped, self._owned):
            found = step(text)
            if found is not UNKNOWN:
                return found
        return UNKNOWN

    def _whole(self, text: str) -> NameReading:
        found = self.data.readings.get(text)
        if found is None:
            found = self.data.readings.get(re.sub(r"[()]", "", text), UNKNOWN)
        return found

    def _headed(self, text: str) -> NameReading:
        found = next((item for head, item in self.data.heads if text.endswith(head)), UNKNOWN)
        return found if self._parts(text) == [text] else UNKNOWN

    def _bracketed(self, text: str) -> NameReading:
        found = _BRACKETS_LAST.fullmatch(text) or _BRACKETS_FIRST.fullmatch(text)
        if found is None:
            return self._numbered(text)
        outer = self._understood(tidy_name(found["outer"]))
        inner = tidy_name(found["inner"])
        if outer is UNKNOWN or not inner or self._changes_nothing(inner):
            return outer
        if inner in self.data.owners or inner in self.data.staff:
            return self._of_owner(inner, outer)
        for word in self.data.containing:
            inner = inner.removeprefix(word).removesuffix("等")
        second = self._part(inner)
        if second.functions == outer.functions and second.reading is Reading.CERTAIN:
            return outer
        return open_reading([*outer.functions, *second.functions], is_joined=bool(second.functions))

    def _numbered(self, text: str) -> NameReading:
        """Return the reading of a listed name with a joint in it and a number in brackets."""
        found = _NUMBER_LAST.fullmatch(text)
        if found is None or not self._changes_nothing(tidy_name(found["inner"])):
            return UNKNOWN
        return self._whole(tidy_name(found["outer"]))

    def _changes_nothing(self, text: str) -> bool:
        """Tell whether ``text`` is only a number, a count, a storey or a word like 男 or 新建."""
        rest = text
        for pattern in (_COUNT, _BEFORE, _AFTER):
            if pattern.fullmatch(rest) or re.fullmatch(r"[a-z]", rest):
                return True
        for word in (*self.data.before, *self.data.after):
            rest = rest.replace(word, "")
        return not rest.strip(f"{JOINT} ")

    def _stripped(self, text: str) -> NameReading:
        """Return the reading without the words and numbers around the name."""
        seen = {text}
        waiting = [text]
        while waiting:
            for shorter in self._shorter(waiting.pop(0)):
                found = self._whole(shorter)
                if found is UNKNOWN:
                    found = self._headed(shorter)
                if found is not UNKNOWN:
                    return found
                if shorter not in seen:
                    seen.add(shorter)
                    waiting.append(shorter)
        return UNKNOWN

    def _shorter(self, text: str) -> Iterator[str]:
        number = _BEFORE.match(text)
        if number and number.end() < len(text):
            yield tidy_name(text[number.end() :])
        for start in range(max(1, len(text) - 6), len(text)):
            if _AFTER.fullmatch(text, start):
                yield tidy_name(text[:start])
                break
        for word in self.data.before if text.startswith(self.data.before) else ():
            if text.startswith(word) and text != word:
                yield tidy_name(text[len(word) :])
        for word in self.data.after if text.endswith(self.data.after) else ():
            if text.endswith(word) and text != word:
                yield tidy_name(text[: -len(word)])

    def _owned(self, text: str) -> NameReading:
        """Return the reading of a room that is told by whom or what it belongs to."""
        owners = (*self.data.owners, *self.data.staff)
        for word in owners if text.startswith(owners) else ():
            if text.startswith(word) and text != word:
                rest = self._part(tidy_name(text[len(word) :]))
                if rest is not UNKNOWN:
                    return self._of_owner(word, rest)
        room = self.data.private.match(text)
        if room and room.end() < len(text):
            rest = self._part(tidy_name(text[room.end() :]))
            if rest is EXCLUDED or self.data.private_of.intersection(rest.functions):
                return EXCLUDED
        return UNKNOWN

    def _of_owner(self, word: str, room: NameReading) -> NameReading:
        if word in self.data.staff and "office" in room.functions:
            return open_reading(["office"], is_joined=False)
        return EXCLUDED

    def _part(self, text: str) -> NameReading:
        """Return the reading of a part of a name, where short words count too."""
        found = self.data.bare.get(text) or self._known(text)
        if found is UNKNOWN:
            for shorter in self._shorter(text):
                found = self.data.bare.get(shorter, found)
        return found

    def _parts(self, text: str) -> list[str]:
        return [tidy_name(part) for part in _JOINT.split(_HYPHEN.sub(JOINT, text))]

    def _joined(self, text: str) -> NameReading:
        parts = [part for part in self._parts(text) if part]
        if len(parts) > 1:
            return self._together([part for part in parts if not self._changes_nothing(part)])
        for word in self.data.words:
            first, sign, second = text.partition(word)
            if sign and first.strip() and second.strip():
                found = self._together([tidy_name(first), tidy_name(second)], all_known=True)
                if found is not UNKNOWN:
                    return found
        return UNKNOWN

    def _chained(self, text: str) -> NameReading:
        """Return the reading of two known names without a sign between them."""
        for middle in range(2, len(text) - 1):
            if _INSIDE_WORD.match(text, middle):
                continue
            first, second = text[:middle].strip(), text[middle:].strip()
            readings = [self._part(first), self._part(second)]
            if UNKNOWN not in readings and any(reading.functions for reading in readings):
                return self._together([first, second], all_known=True)
        return UNKNOWN

    def _together(self, parts: Sequence[str], *, all_known: bool = False) -> NameReading:
        """Return the reading of one room that bears several names."""
        readings = [self._part(part) for part in parts]
        if not readings or (all_known and UNKNOWN in readings):
            return UNKNOWN
        is_settled = readings[0].reading in (Reading.CERTAIN, Reading.EXCLUDED)
        if is_settled and all(reading == readings[0] for reading in readings):
            return readings[0]
        functions = [item for reading in readings for item in reading.functions]
        return open_reading(functions, is_joined=True)

    def _proposed(self, text: str) -> NameReading:
        """Return proposals: names with an unknown word before them, and near misses."""
        short = self.data.bare.get(text)
        if short is not None:
            return open_reading(short.functions, is_joined=False)
        for start in range(1, len(text) - 1):
            if _INSIDE_WORD.match(text, start):
                continue
            tail = self._known(text[start:].strip())
            if tail.function == CIRCULATION or self._is_somebodys(text[:start], tail):
                return UNKNOWN  # 康养大厅 is no lobby, 教室卫生间 not public
            if tail.functions:
                return open_reading(tail.functions, is_joined=False)
        return open_reading(functions_near(text, self.data), is_joined=False)

    def _is_somebodys(self, before: str, tail: NameReading) -> bool:
        """Tell whether a wet room seems to belong to the room that is named before it."""
        is_wet = bool(self.data.private_of.intersection(tail.functions))
        return is_wet and before.endswith(("室", "间", "房", "厅", "内", "区"))


def functions_near(text: str, data: NameData) -> list[str]:
    """Return the functions whose names are a near miss of ``text``, in the order of the data.

    Near is: as long, and one character differs that is often mistaken for the other; or, from
    five characters on, one character is wrong, missing or too many.
    """
    from rapidfuzz.distance import Levenshtein

    found: dict[str, None] = {}
    for name, reading in data.readings.items():
        if (
            reading.reading is not Reading.CERTAIN
            or len(name) < 3
            or abs(len(name) - len(text)) > 1
        ):
            continue
        if Levenshtein.distance(name, text, score_cutoff=1) != 1:
            continue
        if min(len(name), len(text)) >= 5 or _are_confusable(name, text, data.confusable):
            found |= dict.fromkeys(reading.functions)
    return list(found)


def _are_confusable(name: str, text: str, groups: Sequence[str]) -> bool:
    if len(name) != len(text):
        return False
    different = [{one, other} for one, other in zip(name, text, strict=True) if one != other]
    return any(pair <= set(group) for pair in different for group in groups)


def load_room_names(path: Path | None = None) -> RoomNames:
    """Return the room names in ``path``; None takes the shipped ones.

    Raises:
        StandardError: The file can't be read or has mistakes.
    """
    return RoomNames(load_name_data(path or resources_folder() / "room_names.toml"))
