"""Titles of drawings: which storey a plan shows, and which drawings are no floor plans."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from app.recognition.chinese_titles import chinese_title
from app.recognition.title_values import Shows, Title, plain_capitals
from app.recognition.western_titles import western_title

__all__ = ["Shows", "Title", "level_name", "read_title"]

_LONGEST = 40
_SCALE = re.compile(r"\(?(?:(?:比例|SCALE)\s*[:：]?\s*)?1\s*[:：/]\s*\d{2,4}\)?\s*$", re.IGNORECASE)

_NO_PLAN = re.compile(
    r"^[^,，。;；见]{0,16}?(?:立面|剖面|断面|展开|大样|详图|节点|总平面|总图|区位|地形|鸟瞰|透视|效果|"
    r"轴测|系统|原理|流程|门窗|做法|图例|目录)[^,，。;；室间厅房]{0,12}?(?:图|表|大样|目录|图例)"
    r"(?:\(.{0,12}\)|[一二三四五六七八九十\d]{0,3})$"
    r"|^[^,，。;；见详]{0,14}(?:详图|大样)(?:\(.{0,12}\)|[一二三四五六七八九十\d]{0,3})$"
)
_NO_PLAN_WEST = re.compile(
    r"^(?:(?:NORTH|SOUTH|EAST|WEST|FRONT|REAR|SIDE|LEFT|RIGHT|MAIN|INTERIOR|EXTERIOR)\s*){0,3}"
    r"ELEVATIONS?(?:\s+[A-Z0-9-]{1,5})?$"
    r"|^(?:(?:CROSS|LONGITUDINAL|BUILDING|WALL)\s+)?SECTIONS?(?:\s+[A-Z0-9' -]{1,7})?$"
    r"|^[A-Z0-9]{1,2}\s?-\s?[A-Z0-9]{1,2}\s+SECTION$|^(?:SITE|LOCATION|BLOCK)\s+PLAN$"
    r"|^(?:DOOR|WINDOW)(?:\s*(?:&|AND)\s*WINDOW)?\s+SCHEDULE$"
    r"|^(?:ANSICHT|SCHNITT|COUPE|FACADE|ALZADO|SECCION|PLAN DE MASSE|LAGEPLAN)"
    r"(?:\s+[A-Z0-9' -]{1,12})?$"
)


def read_title(text: str) -> Title | None:
    """Return what drawing ``text`` is the title of, or None if it is no title."""
    lines = [_tidy(line) for line in unicodedata.normalize("NFKC", text).splitlines()]
    lines = [line for line in lines if line]
    if not lines or len(" ".join(lines)) > _LONGEST:
        return None
    found = _title(" ".join(lines))
    if found is None and len(lines) == 2 and _title(lines[1]) is not None:
        found = _title(lines[0])  # in two languages
    return found


def _title(content: str) -> Title | None:
    found = _no_plan(content) or chinese_title(content.replace(" ", "")) or western_title(content)
    return found and replace(found, text=content)


def _tidy(line: str) -> str:
    """Return a line without its scale and the strokes around it."""
    return _SCALE.sub("", re.sub(r"\s+", " ", line).strip(" _=·")).strip()


def level_name(number: int) -> str:
    """Return the usual name of storey ``number``, such as 一层; used where none is written."""
    if number < 0:
        return f"负{level_name(-number)}"
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    words = ("" if tens < 2 else digits[tens]) + ("十" if tens else "")
    return f"{words}{digits[ones] if ones or not tens else ''}层"


def _no_plan(content: str) -> Title | None:
    """Return the title of an elevation, section, detail or site, or None."""
    compact = content.replace(" ", "")
    if compact.startswith(("详", "参")) or not (
        _NO_PLAN.match(compact) or _NO_PLAN_WEST.match(plain_capitals(content))
    ):
        return None
    return Title("", None, shows=Shows.NO_PLAN)
