"""What the name of a layer says about what is drawn on it; evidence, never proof."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache


class LayerRole(StrEnum):
    """What a layer's name says it holds."""

    ROOM = "room"
    GROSS = "gross"
    OTHER = "other"
    PLAIN = "plain"


_PREFIX = re.compile(r"^.*(\$\d+\$|\|)")

_GROSS_PARTS = (
    "外轮廓", "建筑轮廓", "轮廓总", "总轮廓", "建筑面积", "外墙轮廓", "外墙线", "建筑外框",
)  # fmt: skip
_GROSS_WORDS = frozenset(
    {"GROS", "GROSS", "GFA", "BGF", "FOOTPRINT", "PERIMETER", "BRUTTO", "BUILDINGOUTLINE"}
)

_OTHER_PARTS = (
    "墙", "柱", "家具", "窗", "门", "梯", "图框", "轴", "标注", "洁具", "卫具", "设备", "车位",
    "红线", "用地", "绿化", "道路", "景观", "表格", "图签", "屋顶", "洞口", "视口", "防火",
    "文字", "名称", "编号", "铺装", "地形", "管线", "电气", "给排水", "暖通", "尺寸", "说明",
    "烟道", "梁", "散水", "台阶", "坡道", "栏杆", "雨篷", "图例", "指北",
)  # fmt: skip
_OTHER_WORDS = frozenset(
    {
        "WALL", "WALLS", "WAND", "MUR", "MURS", "MURO", "MUROS", "COL", "COLS", "COLUMN",
        "COLUMNS", "FURN", "FURNITURE", "MOEBEL", "MOBILIER", "WIN", "WINDOW", "WINDOWS", "GLAZ",
        "FENSTER", "DOOR", "DOORS", "TUER", "TUEREN", "PORTE", "STAIR", "STAIRS", "TREPPE",
        "TREPPEN", "FRAME", "TTLB", "TITLE", "AXIS", "AXES", "GRID", "DIM", "DIMS", "DIMENSION",
        "SANI", "SANR", "FIXT", "EQPM", "SITE", "TABLE", "SCHED", "SCHD", "ROOF", "VPORT",
        "VIEWPORT", "DEFPOINTS", "TEXT", "ANNO", "TAG", "TAGS", "IDEN", "NAME", "NAMES", "NUMBER",
        "SYMB", "FIRE", "PARKING", "LANDSCAPE", "PAVING", "BEAM", "CLNG", "CEILING", "LEADER",
        "NOTES", "LEGEND", "KEYPLAN", "BLOCK", "LUMINAIRE", "LIGHT", "POWR", "ELEC", "PIPE",
    }
)  # fmt: skip

_ROOM_PARTS = (
    "房间", "空间", "房屋", "面积", "轮廓", "功能区", "用房", "室内范围", "分区", "房間", "面積",
)  # fmt: skip
_ROOM_WORDS = frozenset(
    {
        "ROOM", "ROOMS", "AREA", "AREAS", "SPACE", "SPACES", "RAUM", "RAEUME", "ZIMMER",
        "RAUMFLAECHE", "RAUMPOLYGON", "RAUMUMRISS", "FLAECHE", "FLAECHEN", "NGF", "NUF", "RUM",
        "LOCAL", "LOCAUX", "LOCALI", "PIECE", "PIECES", "SURFACE", "SURFACES", "VANI", "AMBIENTI",
        "ESTANCIA", "ESTANCIAS", "RECINTO", "RUIMTE", "RUIMTES", "ZONE", "ZONES", "OUTLINE",
    }
)  # fmt: skip


def plain_layer_name(layer: str) -> str:
    """Return the layer's own name, without the name of the drawing that it was bound from."""
    return _PREFIX.sub("", unicodedata.normalize("NFKC", layer)).strip()


@cache
def layer_role(layer: str) -> LayerRole:
    """Return what the name of ``layer`` says it holds."""
    name = plain_layer_name(layer).upper()
    words = set(re.findall(r"[A-ZÄÖÜÉ]+", name))
    is_room_word = bool(words & (_ROOM_WORDS - {"OUTLINE", "AREA", "AREAS"})) or "房间" in name
    if _has(name, words, _GROSS_PARTS, _GROSS_WORDS) or (words == {"OUTLINE"} and not is_room_word):
        return LayerRole.GROSS
    if _has(name, words, _OTHER_PARTS, _OTHER_WORDS):
        return LayerRole.OTHER
    if _has(name, words, _ROOM_PARTS, _ROOM_WORDS):
        return LayerRole.ROOM
    return LayerRole.PLAIN


def _has(name: str, words: set[str], parts: tuple[str, ...], known: frozenset[str]) -> bool:
    return any(part in name for part in parts) or bool(words & known)
