r"""Which encoding the texts of a drawing are in, told from the bytes themselves.

The header is only a hint: real files hold GBK bytes under ``ANSI_1252``, UTF-8 bytes under
``ANSI_936``, or name no code page. A decoding is judged by whether it is valid and gives text that
somebody would write: common Chinese characters, or accented letters inside Latin words.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

_HIGH = re.compile(rb"[\x80-\xff]")
_CODE_PAGE = re.compile(rb"\$DWGCODEPAGE\s+3\s+([A-Za-z0-9_\-]+)")
_MAX_SAMPLES = 3000
_LONGEST_SAMPLE = 5000
_WINDOW = 1 << 16
_LONGEST_TEXT = 20_000
"""Bytes of one text that are looked at; no name of a room is as long."""
_UTF8, _CHINESE, _WESTERN = "utf-8", "gb18030", "cp1252"
_FIRST_UTF8_VERSION = "AC1021"
_CODE_PAGE_NAMES = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "ansi_936", "936"), _CHINESE),
    **dict.fromkeys(("utf8", "utf-8", "utf_8"), _UTF8),
    "big5": "cp950",
    "ksc5601": "cp949",
    "johab": "cp1361",
}
_NUMBERED_PAGE = re.compile(r"(?:ansi_?|dos|ibm|cp)?(\d+)")
_MULTIBYTE_PAGES = {"1": "cp932", "2": "cp950", "3": "cp949", "4": "cp1361", "5": _CHINESE}

_COMMON, _KNOWN, _SIGN, _RARE, _BROKEN = 1.0, 0.8, 0.4, -0.4, -3.0
_MARGIN = 0.5
"""How much better another encoding must read a single text."""
_FREQUENT_SIGNS = "²°±㎡"
_ESCAPED = re.compile(r"\\U\+([0-9A-Fa-f]{4})")
_ESCAPED_MULTIBYTE = re.compile(r"(?:\\M\+[1-5][0-9A-Fa-f]{4})+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""No letter, and nothing that a JSON file or a font could hold."""
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


class TextDecoder:
    """Turn the bytes of one drawing into text.

    Attributes:
        encoding: Encoding of the file as a whole; single texts may differ.
    """

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        others = (_UTF8, _CHINESE, _WESTERN)
        self._order = (encoding, *(name for name in others if name != encoding))
        self._known: dict[bytes, str] = {}

    def __call__(self, raw: bytes) -> str:
        """Return ``raw`` as text with all escapes of characters resolved."""
        raw = raw[:_LONGEST_TEXT]
        text = self._known.get(raw)
        if text is None:
            text = readable(self._decode(raw))
            self._known[raw] = text
        return text

    def _decode(self, raw: bytes) -> str:
        if raw.isascii():
            return raw.decode("ascii")
        # Parts of a drawing are pasted from others: a text may be alone in its encoding.
        scores = [(_plausibility(raw, name), -place) for place, name in enumerate(self._order)]
        best, place = max(scores)
        if best < scores[0][0] + _MARGIN:
            place = 0
        return raw.decode(self._order[-place], errors="replace")


def readable(text: str) -> str:
    """Return ``text`` with all escapes of characters resolved, without what is no letter."""
    return _UNPRINTABLE.sub("", resolve_escapes(text))


def resolve_escapes(text: str) -> str:
    r"""Return ``text`` with ``\U+XXXX`` and ``\M+nXXXX`` replaced by their characters."""
    if "\\U+" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = _SURROGATES.sub(_joined, text)
    if "\\M+" in text:
        text = _ESCAPED_MULTIBYTE.sub(_from_multibyte, text)
    return text


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _from_multibyte(found: re.Match[str]) -> str:
    text = found[0]
    page = _MULTIBYTE_PAGES[text[3]]
    raw = bytes.fromhex("".join(part[1:] for part in text.split("\\M+") if part))
    try:
        return raw.decode(page)
    except UnicodeDecodeError:
        return text


def decoder_for(data: bytes, texts: Iterable[bytes] | None = None) -> TextDecoder:
    """Return the decoder for the drawing ``data``.

    Args:
        data: The file.
        texts: Texts of the file where they are not lines of it (binary files).
    """
    found = _CODE_PAGE.search(data[:200_000].replace(b"\x00", b"\n"))
    declared = _codec(found[1].decode("ascii")) if found else ""
    samples = _samples(data) if texts is None else [text for text in texts if _HIGH.search(text)]
    is_utf8_version = _version(data) >= _FIRST_UTF8_VERSION
    return TextDecoder(choose_encoding(samples, declared, prefers_utf8=is_utf8_version))


def choose_encoding(samples: Iterable[bytes], declared: str, *, prefers_utf8: bool) -> str:
    """Return the encoding that reads ``samples`` best.

    Args:
        samples: Texts with bytes above 127.
        declared: Codec that the header names, or "".
        prefers_utf8: Whether the release of the file asks for UTF-8.
    """
    distinct = list(dict.fromkeys(samples))[:_MAX_SAMPLES]
    fallback = _UTF8 if prefers_utf8 else declared or _CHINESE
    if not distinct:
        return fallback
    if prefers_utf8 and all(_is_valid(sample, _UTF8) for sample in distinct):
        return _UTF8
    candidates = list(dict.fromkeys([fallback, declared or _CHINESE, _UTF8, _CHINESE, _WESTERN]))
    scores = [(_score(distinct, name), -place) for place, name in enumerate(candidates)]
    # The hints decide only between readings that are equally good.
    return candidates[-max(scores)[1]]


def _is_valid(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _score(samples: list[bytes], encoding: str) -> float:
    total = sum(_plausibility(sample, encoding) for sample in samples)
    return round(total / len(samples), 3)


def _plausibility(raw: bytes, encoding: str) -> float:
    """Return how much ``raw`` looks like text in ``encoding``; 1 is best."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as broken:
        is_cut_off = broken.reason.startswith(("incomplete", "unexpected end"))
        if not is_cut_off or broken.start == 0:
            return _BROKEN
        text = raw[: broken.start].decode(encoding)  # a long text goes on in the next line
    marks = [_mark(text, place) for place, char in enumerate(text) if ord(char) > 127]
    if not marks:
        return _BROKEN
    # No other encoding is valid UTF-8 by chance, but for a few pairs of bytes.
    return sum(marks) / len(marks) + (0.3 if encoding == _UTF8 else 0.0)


def _mark(text: str, place: int) -> float:
    char = text[place]
    number = ord(char)
    if number < 0xA0 or 0xD800 <= number < 0xF900 or char == "\ufffd":
        return _BROKEN
    if char in _FREQUENT_SIGNS:
        return _KNOWN
    if 0x3400 <= number < 0xA000 or number >= 0x20000:
        return _mark_of_ideograph(char)
    if 0xC0 <= number < 0x250 and number not in {0xD7, 0xF7}:
        return _KNOWN if _is_in_word(text, place) else _RARE
    return _SIGN


def _mark_of_ideograph(char: str) -> float:
    try:
        first = char.encode("gb2312")[0]
    except UnicodeEncodeError:
        return _SIGN if _is_in_big5(char) else _RARE
    return _COMMON if first < 0xD8 else _KNOWN  # the first level holds the common ones


def _is_in_big5(char: str) -> bool:
    try:
        return 0xA4 <= char.encode("cp950")[0] <= 0xC6
    except UnicodeEncodeError:
        return False


def _is_in_word(text: str, place: int) -> bool:
    around = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return any(char.isascii() and char.isalpha() for char in around)


def _samples(data: bytes) -> list[bytes]:
    """Return the lines that hold bytes above 127, each once."""
    found: dict[bytes, None] = {}
    if data.isascii():
        return []
    high = _next_high(data, 0)
    while len(found) < _MAX_SAMPLES and high >= 0:
        start = data.rfind(b"\n", 0, high) + 1
        end = data.find(b"\n", high + 1)
        end = len(data) if end < 0 else end
        found[data[start : min(end, start + _LONGEST_SAMPLE)].rstrip(b"\r")] = None
        high = _next_high(data, end)
    return list(found)


def _next_high(data: bytes, at: int) -> int:
    """Return the place of the first byte above 127 from ``at`` on, or -1; faster than a search."""
    for start in range(at, len(data), _WINDOW):
        window = np.frombuffer(
            data, dtype=np.int8, count=min(_WINDOW, len(data) - start), offset=start
        )
        places = np.flatnonzero(window < 0)
        if len(places):
            return start + int(places[0])
    return -1


def _version(data: bytes) -> str:
    found = re.search(rb"\$ACADVER\s+1\s+(AC\d{4})", data[:200_000].replace(b"\x00", b"\n"))
    if found is None:
        # Binary files hold the group code as a number.
        found = re.search(rb"\$ACADVER[^A]{1,4}(AC\d{4})", data[:200_000])
    return found[1].decode("ascii") if found else ""


def _codec(name: str) -> str:
    """Return the codec of a code page as headers name it, or "" if there is none."""
    lower = name.lower()
    if lower in _CODE_PAGE_NAMES:
        return _CODE_PAGE_NAMES[lower]
    number = _NUMBERED_PAGE.fullmatch(lower)
    try:
        # Never any codec that Python knows by that name: some are no encodings of text.
        return codecs.lookup(f"cp{number[1]}").name if number else ""
    except LookupError:
        return ""
