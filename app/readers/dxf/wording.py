r"""What a person sees of a text: formatting codes of TEXT and MTEXT resolved."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"%%(?:(\d{3})|(.))", re.DOTALL)
_SIGNS = {"c": "Ø", "d": "°", "p": "±", "%": "%", "u": "", "o": "", "k": ""}
_MTEXT = re.compile(
    r"\\(?P<literal>[\\{}])"
    r"|(?P<line>\\[PNX])"
    r"|(?P<space>\\~)"
    r"|\\S(?P<stack>(?:\\.|[^;\\])*);"
    r"|\\[ACcFfHQTWp][^;\\{}]*;"
    r"|\\[LlOoKk]"
    r"|\^(?P<caret>.)"
    r"|[{}]",
    re.DOTALL,
)
_STACK = re.compile(r"(?<!\\)[#^/]")
_CARET = {"I": " ", "J": "\n", "M": "", " ": "^"}


def plain_text(text: str) -> str:
    r"""Return a TEXT as seen: ``%%c`` becomes Ø, ``%%u`` goes, ``^J`` ends a line."""
    return _tidy(_without_controls(text).replace("^J", "\n").replace("^I", " "))


def plain_mtext(text: str) -> str:
    r"""Return an MTEXT as seen: ``\P`` ends a line, fonts, heights and colours go."""
    return _tidy(_without_controls(_MTEXT.sub(_replacement, text)))


def _without_controls(text: str) -> str:
    return _CONTROL.sub(_control, text) if "%%" in text else text


def _control(found: re.Match[str]) -> str:
    if found[1]:
        number = int(found[1])
        return chr(number) if 32 <= number < 127 else ""
    return _SIGNS.get(found[2].lower(), found[0])


def _replacement(found: re.Match[str]) -> str:
    if found["literal"]:
        return found["literal"]
    if found["line"]:
        return "\n"
    if found["space"]:
        return " "
    if found["stack"] is not None:
        return _stacked(found["stack"])
    return _CARET.get(found["caret"], "") if found["caret"] else ""


def _stacked(text: str) -> str:
    """Return a stacked fraction or exponent on one line: ``m`` with ``2^`` gives m2."""
    parts = [part.replace("\\", "").strip() for part in _STACK.split(text, maxsplit=1)]
    return "/".join(part for part in parts if part)


def _tidy(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
    return "\n".join(line.strip() for line in lines).strip()
