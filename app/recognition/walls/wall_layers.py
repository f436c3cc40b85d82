"""Which layers hold walls, columns, openings or neither, by their names; evidence, never proof."""

from __future__ import annotations

import re
from enum import StrEnum

from app.recognition.layers import LayerRole, layer_role, plain_layer_name


class WallRole(StrEnum):
    """What a layer's name says about walls."""

    WALL = "wall"
    BODY = "body"
    """Fillings and patterns of walls."""
    COLUMN = "column"
    OPENING = "opening"
    OTHER = "other"
    PLAIN = "plain"


_WALL_PARTS = ("墙", "牆", "隔断", "隔斷", "СТЕН", "PERETE", "PAROI")
_WALL_WORDS = frozenset(
    {
        "WALL", "WALLS", "WAND", "WAENDE", "WÄNDE", "MAUER", "MAUERN", "MAUERWERK", "MUR", "MURS",
        "MURO", "MUROS", "MURI", "MURATURA", "MURATURE", "PARED", "PAREDES", "TABIQUE", "TABIQUES",
        "CLOISON", "CLOISONS", "PAREDE", "VEGG", "VAEGGE", "VÄGG", "VÄGGAR", "SEINA", "SEINAT",
        "MUREN", "WANDEN", "PARTITION", "PARTITIONS", "WALLLINE", "INNENWAND", "AUSSENWAND",
        "TRAMEZZI", "TRAMEZZE", "VAGG", "INTWALL", "EXTWALL",
    }
)  # fmt: skip
_BODY_PARTS = ("填充", "图案", "填实", "ШТРИХ")
_BODY_WORDS = frozenset(
    {"PATT", "PATTERN", "HATCH", "FILL", "SOLID", "SCHRAFFUR", "HACHURE", "HACHURES", "POCHE"}
)
_NOT_PARTS = (
    "标注",
    "文字",
    "尺寸",
    "编号",
    "名称",
    "说明",
    "装饰",
    "幕墙分格",
    "女儿墙",
    "挡土墙",
    "围墙",
)
_NOT_WORDS = frozenset(
    {"TEXT", "DIM", "DIMS", "ANNO", "IDEN", "TAG", "NOTE", "NOTES", "ABOVE", "HEAD", "CLNG", "ELEV"}
)
_COLUMN_PARTS = ("柱",)
_COLUMN_WORDS = frozenset(
    {"COL", "COLS", "COLUMN", "COLUMNS", "STUETZE", "STUETZEN", "STÜTZE", "STÜTZEN", "POTEAU",
     "POTEAUX", "PILAR", "PILARES", "PILASTRI", "PILLAR", "PILLARS", "KOLOM"}
)  # fmt: skip
_OPENING_PARTS = ("门", "窗", "門", "ДВЕР", "ОКН")
_OPENING_WORDS = frozenset(
    {
        "DOOR", "DOORS", "WINDOW", "WINDOWS", "WIN", "GLAZ", "TUER", "TUEREN", "TÜR", "TÜREN",
        "FENSTER", "PORTE", "PORTES", "FENETRE", "FENETRES", "PORTA", "PORTAS", "FINESTRE",
        "PUERTA", "PUERTAS", "VENTANA", "VENTANAS", "OPENING", "OPENINGS", "THRESHOLD", "SILL",
    }
)  # fmt: skip


def wall_role(layer: str) -> WallRole:
    """Return what the name of ``layer`` says about walls."""
    name = plain_layer_name(layer).upper()
    words = set(re.findall(r"[^\W\d_]+", name))
    is_wall = _has(name, words, _WALL_PARTS, _WALL_WORDS)
    if _has(name, words, _NOT_PARTS, _NOT_WORDS):
        return WallRole.OTHER
    if is_wall and _has(name, words, _BODY_PARTS, _BODY_WORDS):
        return WallRole.BODY
    if is_wall:
        return WallRole.WALL
    if _has(name, words, _COLUMN_PARTS, _COLUMN_WORDS):
        return WallRole.COLUMN
    if _has(name, words, _OPENING_PARTS, _OPENING_WORDS):
        return WallRole.OPENING
    plain = layer_role(layer) is LayerRole.PLAIN and not _has(name, words, _BODY_PARTS, _BODY_WORDS)
    return WallRole.PLAIN if plain else WallRole.OTHER


def _has(name: str, words: set[str], parts: tuple[str, ...], known: frozenset[str]) -> bool:
    return any(part in name for part in parts) or bool(words & known)
