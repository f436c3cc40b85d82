"""Room labels taken apart: number, name and written area; and texts that are no label at all.

Only the form of a text counts here; what a name means is the matter of :mod:`app.rules.names`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

CJK = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for the inside of a regular expression's class."""

_UNIT = (
    r"(?:m\^?2|m\?|平方米|平方公尺|平米|平方|qm|mq|м2|кв\.?\s?м|sq\.?\s?m(?:et(?:er|re)s?)?)"
    r"(?!\w)\.?"
)
_NUMBER = r"\d+(?:[.,]\d+)*"
_AREA_WORDS = (
    r"(?:房间|室内|净|套内|总|建筑|使用|占地)*面积"
    r"|gross\s+area|net\s+area|area|sup\.?|fl[aä]che|[sa](?=\s*[:=]|\s*[\d.,]+\s*(?:m2|平))"
)
_AREA = re.compile(
    rf"""(?ix)
    (?<![\w.]) (?P<word>{_AREA_WORDS}) \s*[:=]?\s* (?:约|≈|~)? \s*
        (?P<named>{_NUMBER}) \s* (?:{_UNIT})?
    | (?:约|≈|~)? (?<![\d.,]) (?P<plain>{_NUMBER}) \s* {_UNIT}
    | (?:约|≈|~)? (?<![\d.,]) {_NUMBER} \s* (?:sq\.?\s?ft\.?|ft2|平方英尺) (?![\w])
    """
)
_LONE_AREA = re.compile(r"\d{1,4}\.\d{1,2}")
_GROSS = re.compile(r"建筑|占地|gross", re.IGNORECASE)

# 101, 1203, 101a, A101, A-101, 1-03, B1-05, E14-245, 1F-03, L1-03
_CODE = r"(?:[A-Za-z]{1,2}-?\d{3,4}|[A-Za-z]?\d{1,2}[A-Za-z]?-\d{2,4}|\d{3,4})[A-Za-z]?"
_NUMBER_SIGN = r"\d{1,3}\#"
_LONE_NUMBER = re.compile(
    rf"(?:{_CODE}|{_NUMBER_SIGN}|\d{{1,2}}|No\.?\s?\d{{1,4}})室?", re.IGNORECASE
)
_COUNTED = "人床座位层楼级步号年月日时小分天米㎡平元%度"
_LEADING = re.compile(
    rf"(?P<number>{_CODE}|{_NUMBER_SIGN})(?:\s*[-_:.、]\s*|\s+|(?=[{CJK}]))(?P<rest>\S.*)",
    re.DOTALL,
)
_TRAILING = re.compile(
    rf"(?P<rest>.*?\S)(?:\s*[-_:]\s*|\s+|(?<=[{CJK}]))\(?(?P<number>{_CODE})\)?", re.DOTALL
)
_BRACKETED = re.compile(rf"(?P<rest>.*?\S)\s*\((?P<number>{_CODE})\)", re.DOTALL)
_UPRIGHT = re.compile(rf"(?m)(?<=^[{CJK}])\n(?=[{CJK}]$)")  # one character a line
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[)\]]")
_SPACE_BESIDE_CJK = re.compile(rf"(?<=[{CJK}])\s+|\s+(?=[{CJK}])")
_EDGES = " \t\r\n,:;=_*-|、。"


@dataclass(frozen=True)
class Label:
    """What a label says.

    Attributes:
        number: Number of the room, such as ``101``, ``A-101`` or ``2#``; "" if there is none.
        name: What is left: the name on one line, numbers that belong to it included (休息室2).
        area_m2: Written net area in square metres, or None if there is none or it is doubtful.
    """

    number: str
    name: str
    area_m2: float | None


def split_label(text: str) -> Label:
    """Split a drawn label or a table cell into room number, name and written area.

    ======================  ==========  =================  =======
    text                    number      name               area
    ======================  ==========  =================  =======
    101 休息室 32.0㎡       101         休息室             32.0
    A-101休息室             A-101       休息室
    2#休息室                2#          休息室
    休息室2                             休息室2
    24小时值班室                        24小时值班室
    Office 107              107         Office
    2                       2
    S=32.5                                                 32.5
    63.66                                                  63.66
    面积 32,5
    建筑面积 35㎡
    ======================  ==========  =================  =======

    A decimal comma may be a thousands separator, so such an area is taken off the name but not
    read; a gross area is not the room's net area. An unsigned number with one or two decimals
    that stands alone is an area. Lines that are no part of a label (levels, heights) are left out;
    a text that is nothing else is its own name.
    """
    if is_label_noise(text):
        return Label("", tidy_name(tidy_text(text)), None)
    lines = [line.strip() for line in _UPRIGHT.sub("", tidy_text(text)).split("\n")]
    area: float | None = None
    number = ""
    names = []
    for line in lines:
        rest, written = _take_area(line)
        area = written if area is None else area
        if any(letter.isalnum() for letter in rest) and is_label_noise(rest):
            continue
        if _LONE_NUMBER.fullmatch(rest) and not number:
            number = rest.removesuffix("室")
        else:
            names.append(rest)
    name = tidy_name(" ".join(names))
    if not number:
        number, name = _take_number(name)
    return Label(number, name, area)


def tidy_text(text: str) -> str:
    """Return ``text`` in compatible characters: full-width letters narrow, plain line ends."""
    lines = re.split(r"\\P|[\n\r\v\f\u0085\u2028\u2029]+", text)
    plain = (unicodedata.normalize("NFKC", line) for line in lines)
    return "\n".join(line if line.isprintable() else _visible(line) for line in plain)


def _visible(line: str) -> str:
    """Return ``line`` without control and format characters; a tabulator is a space."""
    letters = line.replace("\t", " ")
    return "".join(c for c in letters if unicodedata.category(c) not in ("Cc", "Cf"))


def tidy_name(text: str) -> str:
    """Return ``text`` on one line, without spaces beside Chinese characters or loose marks."""
    joined = _SPACE_BESIDE_CJK.sub("", " ".join(_EMPTY_BRACKETS.sub("", text).split()))
    return joined.strip(_EDGES)


def _take_area(line: str) -> tuple[str, float | None]:
    if _LONE_AREA.fullmatch(line.strip("() ")):
        return "", _positive(line.strip("() "))
    area: float | None = None
    for found in _AREA.finditer(line):
        if area is None and not _GROSS.search(found["word"] or ""):
            area = _positive(found["named"] or found["plain"] or "")
    rest = _EMPTY_BRACKETS.sub("", _AREA.sub(" ", line))
    return rest.strip(_EDGES), area


def _positive(digits: str) -> float | None:
    """Return the number, or None where a comma leaves it in doubt or it is nothing."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+", digits):
        digits = digits.replace(",", "")
    if not re.fullmatch(r"\d{1,9}(?:\.\d+)?", digits):
        return None
    return float(digits) or None


def _take_number(name: str) -> tuple[str, str]:
    leading = _LEADING.fullmatch(name)
    if leading and leading["rest"][0] not in _COUNTED:
        return leading["number"], tidy_name(leading["rest"])
    for pattern in (_BRACKETED, _TRAILING):
        trailing = pattern.fullmatch(name)
        if trailing and not re.search(r"[-\d#]$", trailing["rest"]):
            return trailing["number"], tidy_name(trailing["rest"])
    return "", name


_NOISE_PARTS = (
    r"[\W_]*",  # no letter, no digit
    r"[a-z]",  # a grid mark, the north arrow
    r"\d{1,2}\s?/\s?[a-z\d]{1,2}|[a-z]\s?/\s?\d{1,2}|\d-[a-z]",  # grid marks
    # Doors and windows: FM乙1221, C1236, M-1, TLM2424a, FM甲-3; C101 may be a room.
    r"[FTLGJBYHSZPQK]{0,3}(?:M|C|MC|CM|LC|MLC|MQ)[甲乙丙]?-?\d{4}(?:[甲乙丙a-z]|\([甲乙丙]\))?'?",
    r"(?:FM|FC|M|C|MC|TLM|JLM|FJM|LC)[甲乙丙]?-?\d{1,2}[a-z]?'?",
    r"(?:FM|FC|TLM|JLM|FJM|LC)[甲乙丙]?-?\d{3}[a-z甲乙丙]?'?",
    # Levels, and dimensions: ±0.000, -0.020, 3.600, 600×600, φ100, R1500, @200, DN100, 12500
    r"(?:(?:标高|h|el|fl|sl|ffl|室内地面|室外地坪)?\s*[:=]?\s*)?\(?(?:±|\+/-|%%p|\+|-)\s?\d+(?:\.\d+)?\)?m?",
    r"\(?\d+\.\d{3,}\)?m?|\d{5,}|\d{2}[05]0|\d{1,2},\d{3}",
    r"[φØ∅Φ]\s?\d+.*|(?:R|DN|De|@|D)\s?\d{2,}(?:\.\d+)?|\d+\s?(?:mm|cm|m)",
    r"\d+(?:\.\d+)?\s?[x×*]\s?\d+(?:\.\d+)?(?:\s?[x×*]\s?\d+)?(?:mm|cm|m)?",
    r"(?:h|ch|hx|净高|层高|吊顶高?|窗台高?|板底|梁底|标高)\s?[:=]?\s?\d[\d.,]*\s?(?:mm|m)?",
    # Scales, slopes, dates: 1:100, i=1:12, 1%, 2023.05.01, 2023年5月
    r"(?:比例|scale)?\s*[:=]?\s*1\s?[:/]\s?\d{1,4}|比例|scale\s?:",
    r"(?:i|坡度|找坡)?\s?[:=]?\s?\d+(?:\.\d+)?\s?[%‰]|(?:i|坡度)\s?[:=]\s?1\s?:\s?\d+",
    r"(?:19|20)\d{2}\s?[-./年]\s?\d{1,2}(?:\s?[-./月]\s?\d{0,2}\s?日?)?",
    # Stairs and ramps: 上, 下20级, UP 18R, 坡
    r"[上下](?:行)?\s?\d{0,3}\s?[级步]?|上下|坡|坡道?\s?[上下]|(?:up|dn|down)(?:\s?\d{0,3}\s?r?)?",
    # Titles, tables, notes
    r".*(?:平面|立面|剖面|大样|节点|总|详|示意|布置|系统|结构|防火分区)图(?:\s*[(:-]?\s*1\s?:\s?\d+\)?)?",
    r".*(?:图例|图名|图号|图纸目录|设计说明|门窗表|做法表|面积表|房间表|指标表|备注|附注)",
    r".*\b(?:floor|ground|level|storey|roof|site)\s+plan\b.*|.*\b(?:elevation|section)\s+[a-z\d].*",
    r"(?:legend|north|drawn|checked|drawing|project|sheet|revision|date|title|no\.)\s?:?",
    r"(?:设计|制图|绘图|校对|审核|审定|批准|日期|版本)(?:人|者|号)?\s*(?::.*)?",
    r"(?:建|结|水|电|暖|装)施?-?\d{1,3}[a-z]?",
    r"(?:项目负责人?|专业负责人?|工程名称|项目名称|建设单位|设计单位|图纸?名称?)\s*(?::.*)?",
    r"(?:注|说明|详见?|参见?|见)\s?[:\d].*|\(?见.*图.*|详.*图.*|.*[。;].*",
    r"(?:轴线|指北针|防火墙|防火卷帘|变形缝|伸缩缝|沉降缝|消火栓|灭火器|雨水管|落水管|地漏|散水|栏杆|扶手)",
    r"(?:EI|RF|REI|FD)\s?\d+.*|\d+厚.*|耐火极限.*",
)
_NOISE = re.compile("|".join(_NOISE_PARTS), re.IGNORECASE)
_LONGEST_LABEL = 60


def is_label_noise(text: str) -> bool:
    """Tell whether ``text`` is certainly no part of a room's label.

    True for door and window codes (FM乙1221, C1236), levels (±0.000), grid marks (A, 1/B),
    dimensions, heights, scales, slopes, dates, stair arrows, drawing titles (一层平面图 1:100),
    captions of title blocks and whole sentences. False for numbers that may be a room's
    (2, 101, A-101) and for areas; whether a 2 numbers a room or an axis only its place can tell.
    """
    plain = " ".join(tidy_text(text).split())
    if len(plain) > _LONGEST_LABEL:
        return True
    return _NOISE.fullmatch(plain) is not None
