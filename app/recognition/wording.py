"""What a text on a drawing is: a room's name, a number, an area, a plan's title or none of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from app.model.plan import Reading
from app.recognition.titles import Shows, read_title
from app.rules.labels import is_label_noise, split_label

if TYPE_CHECKING:
    from app.model.linework import Text
    from app.recognition.titles import Title
    from app.rules.names import NameReading, RoomNames

KNOWN = (Reading.CERTAIN, Reading.JOINED, Reading.EXCLUDED)
"""Readings of names that stand in the room names, as opposed to near misses and guesses."""


class Sense(StrEnum):
    """What a text is."""

    NAME = "name"
    VALUE = "value"
    """A number or an area without a name."""
    CODE = "code"
    """A letter and a number, such as S-3: a name only where no other stands."""
    TITLE = "title"
    NONE = "none"


@dataclass(frozen=True)
class Wording:
    """A text as understood.

    Attributes:
        sense: What it is.
        name: The name in it, or "".
        number: The room number in it, or "".
        area_m2: The area in it, or None.
        reading: What the name means, for names.
        title: The storey, for titles of plans.
    """

    sense: Sense
    name: str = ""
    number: str = ""
    area_m2: float | None = None
    reading: NameReading | None = None
    title: Title | None = None

    @property
    def is_known(self) -> bool:
        """Tell whether this is a name that stands in the room names."""
        return self.reading is not None and self.reading.reading in KNOWN


_NAME_TAGS = ("NAME", "名称", "名稱", "房间名", "ROOMNAME", "BEZEICHNUNG", "NOM", "RAUMNAME")
_NUMBER_TAGS = ("NUMBER", "NUMMER", "编号", "編號", "房号", "NUM", "NO", "NR", "ROOMNO", "RAUMNR")
_AREA_TAGS = ("AREA", "面积", "面積", "FLAECHE", "SURFACE", "M2", "SQM")

_NOTE_PARTS = (
    "建筑面积", "层高", "标高", "红线", "用地", "疏散", "做法", "图集", "降板", "坡度", "排水",
    "备注", "序号", "合计", "小计",
    "图纸", "出图", "签字", "明细", "一览", "=", "≥", "≤", "@", "://",
)  # fmt: skip
_NOTE_WORDS = frozenset(
    {"DATE", "SHEET", "DRAWING", "PROJECT", "SECTION", "ELEVATION", "DETAIL", "NOTE",
     "NOTES", "PLAN", "LEGEND", "NORTH", "TYP", "SEE", "FFL", "FALL", "UP", "DN", "DOWN",
     "向上", "向下"}
)  # fmt: skip
_CODE = re.compile(r"[A-Z]{1,5}[甲乙丙丁]?[-_ ]?\d{1,5}[A-Z]{0,2}")
_ROOM_CODE = re.compile(r"[A-Z]{1,2}-?\d{1,3}[A-Z]?")
_MEMBER_CODE = re.compile(r"(?:[AGKLQXY]?Z|[JKLTWX]?L|[LPT]B|CT|DJ|J|YP|AN)-?\d{1,3}[A-Z]?")
_STAIRS = "Scale"
"""Italian for stairs, and in capitals English for the scale of a drawing."""

_LONGEST_CHINESE = 14
_LONGEST = 40


def plain(text: str) -> str:
    """Return ``text`` with full-width letters narrowed and outer spaces gone."""
    return unicodedata.normalize("NFKC", text).strip()


def read_text(text: Text, names: RoomNames) -> Wording:
    """Return what ``text`` is."""
    content = plain(text.text)
    tag = text.tag.upper().strip()
    if _is_tag(tag, _NUMBER_TAGS) and not _is_tag(tag, _NAME_TAGS):
        return Wording(Sense.VALUE, number=content) if content else Wording(Sense.NONE)
    title = _title(content, names)
    if title is not None:
        return Wording(Sense.TITLE, title=title)
    if is_label_noise(text.text) and not _is_tag(tag, _NAME_TAGS) and content != _STAIRS:
        return Wording(Sense.NONE)
    label = split_label(text.text)
    area = label.area_m2
    if area is None and (_is_tag(tag, _AREA_TAGS) or not label.name.strip("0123456789.,")):
        area = bare_area(content)
    name = label.name if any(sign.isalpha() for sign in label.name) else ""
    reading = names.read(name) if name else None
    is_known = reading is not None and reading.reading in KNOWN
    if name and (is_known or _is_tag(tag, _NAME_TAGS) or looks_like_name(name)):
        return Wording(Sense.NAME, name, label.number, area, reading)
    if name and not label.number and _may_name_room(name):
        return Wording(Sense.CODE, name, reading=reading)
    is_value = not name and (area is not None or bool(label.number))
    value = Wording(Sense.VALUE, number="" if area else label.number, area_m2=area)
    return value if is_value else Wording(Sense.NONE)


def _title(content: str, names: RoomNames) -> Title | None:
    """Return the title that ``content`` is; a plan of a single room is a detail."""
    title = read_title(content)
    if title is None or (title.is_bare and names.read(content).reading in KNOWN):
        return None
    if title.number is None and title.shows is not Shows.NO_PLAN:
        subject = re.split("平面|布置|家具", title.text)[0]
        if subject and names.read(subject).reading in KNOWN:
            return replace(title, shows=Shows.NO_PLAN)
    return title


def bare_area(content: str) -> float | None:
    """Return a decimal with one or two places that may be an area without its unit, or None."""
    if not re.fullmatch(r"\d{1,4}[.,]\d{1,2}", content):
        return None
    return float(content.replace(",", ".")) or None


def looks_like_name(name: str) -> bool:
    """Tell whether an unknown name could be a room's, rather than a code, note or mark."""
    content = plain(name)
    upper = content.upper()
    if _CODE.fullmatch(upper) or any(part in content for part in _NOTE_PARTS):
        return False
    if {content, *re.findall(r"[A-Z]+", upper)} & _NOTE_WORDS:
        return False
    letters = sum(sign.isalpha() for sign in content)
    longest = _LONGEST_CHINESE if re.search(r"[一-鿿]", content) else _LONGEST
    return letters >= 2 and len(content) <= longest and letters * 2 > len(content)


def _may_name_room(name: str) -> bool:
    """Tell whether a code may be a room's; columns, beams and footings bear such codes too."""
    code = plain(name).upper()
    return bool(_ROOM_CODE.fullmatch(code)) and not _MEMBER_CODE.fullmatch(code)


def _is_tag(tag: str, known: tuple[str, ...]) -> bool:
    words = re.split(r"[^0-9A-Z一-鿿]+", tag)
    return any(word in known or (len(item) > 3 and item in tag) for word in words for item in known)
