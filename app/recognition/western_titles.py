"""Titles of plans in western languages: GROUND FLOOR PLAN, LEVEL 2, RdC, 1. OG."""

from __future__ import annotations

import re

from app.recognition.title_values import (
    ATTIC,
    GROUND,
    MEZZANINE,
    ROOF,
    TOP,
    Shows,
    Title,
    plain_capitals,
)

_ORDINALS = {
    word: number
    for number, words in enumerate(
        ("FIRST 1ST", "SECOND 2ND", "THIRD 3RD", "FOURTH 4TH", "FIFTH 5TH", "SIXTH 6TH"), start=1
    )
    for word in words.split()
}
_PLACES = _ORDINALS | {
    "GROUND": GROUND, "LOWER": -1, "BASEMENT": -1, "UPPER": 2, "MEZZANINE": MEZZANINE, "TOP": TOP,
    "ATTIC": ATTIC, "ROOF": ROOF,
}  # fmt: skip
_STATE = r"(?:(EXISTING|PROPOSED|TYPICAL|DEMOLITION)\s+)?"
_TRADE = (
    r"(?:\s+(FURNITURE|FURNISHING|CEILING|REFLECTED CEILING|FLOORING|FINISH(?:ES)?|PAVING|LIGHTING|"
    r"ELECTRICAL|POWER|PLUMBING|HVAC|MECHANICAL|STRUCTURAL|FRAMING|DIMENSION|FIRE|EGRESS|KEY))?"
)
_ENGLISH = re.compile(
    rf"^{_STATE}(?:({'|'.join(_PLACES)})(?:\s+(?:FLOOR|LEVEL|STOREY|STORY))?|(?:LEVEL|FLOOR)\s*(\d{{1,2}})"
    rf"|(G|\d{{1,2}})/F){_TRADE}(?:\s+(?:FLOOR\s+)?(?:PLAN|LAYOUT))?$"
)
_ALONE = frozenset(_ORDINALS) | {"TOP", "UPPER", "LOWER", "GROUND"}
"""Words that name a storey only together with FLOOR, LEVEL or PLAN."""
_ENGLISH_STOREYLESS = re.compile(rf"^\s{_STATE}(?:FLOOR)?{_TRADE}\s?PLAN$")
_NAMED_FLOOR = re.compile(r"(?:[A-Z]+\s){1,2}FLOOR(?:\s+PLAN)?")
_MATERIAL = re.compile(
    r"TILED?|WOOD|TIMBER|CONCRETE|SCREED|STONE|MARBLE|CARPET|VINYL|EPOXY|PVC|RAISED|ACCESS|FINISH|"
    r"SUSPENDED|SLOPED|NEW|EXISTING|THE|TO|OF|ON|FROM|ABOVE|BELOW|PER|SEE|ALL|DRAIN"
)
"""Words that make a floor a thing to walk on, not a storey."""
_OTHERS = (
    (re.compile(r"(?:PLAN\s+(?:DU\s+)?)?(?:RDC|REZ[ -]DE[ -]CHAUSSEE?S?)"), GROUND),
    (re.compile(r"(?:PLAN\s+)?R\s?\+\s?(\d{1,2})"), None),
    (re.compile(r"(?:PLAN\s+(?:DU\s+)?)?(\d{1,2})\s?(?:ER|E|EME|ND|IEME)\s+ETAGE"), None),
    (re.compile(r"(?:PLAN\s+)?(?:NIVEAU|ETAGE|PLANTA)\s+(\d{1,2})"), None),
    (re.compile(r"(?:PLAN\s+(?:DU\s+)?)?SOUS[ -]SOL|SOTANO|PLANTA\s+SOTANO"), -1),
    (re.compile(r"(?:GRUNDRISS\s+)?(?:EG|ERDGESCHO(?:SS|ß))"), GROUND),
    (re.compile(r"(?:GRUNDRISS\s+)?(\d{1,2})\.\s?(?:OG|OBERGESCHO(?:SS|ß))"), None),
    (re.compile(r"(?:GRUNDRISS\s+)?(?:KG|UG|KELLER|KELLERGESCHO(?:SS|ß)|UNTERGESCHO(?:SS|ß))"), -1),
    (re.compile(r"(?:GRUNDRISS\s+)?(?:DG|DACHGESCHO(?:SS|ß))"), ATTIC),
    (re.compile(r"PLANTA\s+BAJA"), GROUND),
    (re.compile(r"PLANTA\s+(?:DE\s+)?CUBIERTAS?"), ROOF),
)
_SHORT = 5
"""A title of no more letters may be a mark of something else."""


def western_title(content: str) -> Title | None:
    """Return what ``content``, on one line, is the title of, or None if it is no title."""
    upper = plain_capitals(content)
    if found := _ENGLISH.match(upper):
        state, word, digits, hong_kong, trade = found.groups()
        if word in _ALONE and upper == word:
            return None
        number = _PLACES[word] if word else GROUND if hong_kong == "G" else int(digits or hong_kong)
        name = re.sub(r"\s+(?:PLAN|LAYOUT)$", "", content, flags=re.IGNORECASE)
        is_bare = len(upper) <= _SHORT or upper == word
        return Title(
            name=name if is_bare else name.capitalize(),
            number=number,
            last=int(number) if state == "TYPICAL" else None,
            shows=Shows.SHEET if trade else _state(state),
            is_bare=is_bare,
        )
    if (found := _ENGLISH_STOREYLESS.match(" " + upper)) and upper != "PLAN":
        return Title("", None, shows=Shows.SHEET if found[2] else _state(found[1]))
    if _NAMED_FLOOR.fullmatch(upper) and not _MATERIAL.search(upper):
        return Title(content.capitalize(), None, is_bare=True)
    for pattern, fixed in _OTHERS:
        if found := pattern.fullmatch(upper):
            number = int(found[1]) if fixed is None else fixed
            return Title(content, number, is_bare=len(upper) <= _SHORT)
    return None


def _state(word: str | None) -> Shows:
    return Shows.BEFORE if word in ("EXISTING", "DEMOLITION") else Shows.PLAN
