"""Keep the Chinese catalogue complete: extract, fill, check.

    python tools/catalogue.py extract              list every text of the program
    python tools/catalogue.py fill FILE.json …     merge the code and translations into .po and .mo
    python tools/catalogue.py check                exit 1 and say why if the catalogue is not right

English texts are the keys. They are found by reading the syntax tree rather than tokens, because
texts also stand in conditional expressions and in calls inside calls.
"""

from __future__ import annotations

import argparse
import ast
import io
import json
import string
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

try:
    import fcntl
except ImportError:  # Windows has no such locks; there one person works alone
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "locale" / "zh_CN" / "LC_MESSAGES" / "yishen.po"
KEYWORDS = frozenset({"message", "mark", "tr", "_tr", "_"})
HEADER_COMMENT = """\
# Simplified Chinese wording of Yishen.
# Written by tools/catalogue.py: translations may be edited here, keys only in the code."""


class _Dateless(Catalog):
    """A catalogue whose header holds no date, so that the same texts give the same bytes."""

    mime_headers = [  # noqa: RUF012 - overrides a property of Babel
        ("Project-Id-Version", "Yishen"),
        ("Language", "zh_CN"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", "nplurals=1; plural=0;"),
    ]


@dataclass
class Extraction:
    """What the code says.

    Attributes:
        texts: Files by message text.
        faults: Places that no extraction can serve, such as f-strings.
        unreadable: Files that could not be parsed.
    """

    texts: dict[str, list[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def extract(folder: Path) -> Extraction:
    """Return every text below ``folder`` that is marked for translation."""
    found = Extraction()
    for path in sorted(folder.rglob("*.py")):
        place = path.relative_to(folder.parent).as_posix()
        try:
            tree = ast.parse(path.read_text(encoding="utf-8"))
        except SyntaxError as fault:
            found.unreadable.append(f"{place}: line {fault.lineno}: {fault.msg}")
            continue
        for text, fault_place in _texts_of(tree):
            if fault_place:
                found.faults.append(f"{place}: line {fault_place}: {text}")
            elif text and place not in found.texts.setdefault(text, []):
                found.texts[text].append(place)
    return found


def _texts_of(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name_of(node.func) in KEYWORDS:
            yield from _literals(node.args[0])


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literals(argument: ast.expr) -> Iterator[tuple[str, int]]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value, 0
    elif isinstance(argument, ast.IfExp):
        yield from _literals(argument.body)
        yield from _literals(argument.orelse)
    elif isinstance(argument, ast.JoinedStr | ast.BinOp):
        yield "a text to be translated must be one plain literal", argument.lineno


def read_catalogue(path: Path) -> dict[str, str]:
    """Return translations by message text; empty if there is no catalogue yet."""
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        entries = read_po(file, locale="zh_CN")
    return {
        str(entry.id): "" if entry.fuzzy else str(entry.string or "")
        for entry in entries
        if entry.id
    }


def write_catalogue(path: Path, translations: dict[str, str], texts: dict[str, list[str]]) -> None:
    """Write ``path`` and the compiled catalogue beside it."""
    catalogue = _Dateless(locale="zh_CN", domain="yishen", fuzzy=False)
    catalogue.header_comment = HEADER_COMMENT
    for text in sorted(translations):
        places = [(place, 0) for place in texts.get(text, [])]
        catalogue.add(text, translations[text], locations=places)
    po = io.BytesIO()
    write_po(po, catalogue, width=0, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po.getvalue())
    path.with_suffix(".mo").write_bytes(compiled(translations))


def compiled(translations: dict[str, str]) -> bytes:
    """Return the compiled catalogue; untranslated texts stay out, so that English shows."""
    catalogue = _Dateless(locale="zh_CN", domain="yishen", fuzzy=False)
    for text in sorted(translations):
        if translations[text]:
            catalogue.add(text, translations[text])
    mo = io.BytesIO()
    write_mo(mo, catalogue)
    return mo.getvalue()


def places(text: str) -> set[str] | None:
    """Return the names of the ``{places}`` in ``text``, or None if it is not a format."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def problems(path: Path, folder: Path) -> list[str]:
    """Return everything that is wrong with the catalogue at ``path`` of the code in ``folder``."""
    found = extract(folder)
    translations = read_catalogue(path)
    wrong = [*found.unreadable, *found.faults]
    wrong += [f"not in the catalogue: {text!r}" for text in found.texts if text not in translations]
    wrong += [
        f"no longer in the code: {text!r}" for text in translations if text not in found.texts
    ]
    wrong += [f"not translated: {text!r}" for text, chinese in translations.items() if not chinese]
    wrong += [
        f"the places differ: {text!r} / {chinese!r}"
        for text, chinese in translations.items()
        if chinese and places(text) != places(chinese)
    ]
    mo = path.with_suffix(".mo")
    if not mo.is_file() or mo.read_bytes() != compiled(translations):
        wrong.append(f"{mo.name} does not match {path.name}; run: python tools/catalogue.py fill")
    return wrong


def fill(path: Path, folder: Path, files: Sequence[Path]) -> list[str]:
    """Merge code and ``files`` into the catalogue and return what a person should know."""
    given: dict[str, str] = {}
    for file in files:
        given |= json.loads(file.read_text(encoding="utf-8"))
    with _locked():
        found = extract(folder)
        known = read_catalogue(path) | {text: value for text, value in given.items() if value}
        kept = {text: known.get(text, "") for text in found.texts}
        if found.unreadable:  # a file in the middle of an edit must not cost its translations
            kept = read_catalogue(path) | kept
        write_catalogue(path, kept, found.texts)
    notes = [*found.unreadable, *found.faults]
    notes += [f"not in the code: {text!r}" for text in given if text not in found.texts]
    notes += [f"not translated: {text!r}" for text, chinese in kept.items() if not chinese]
    return notes


@contextmanager
def _locked() -> Iterator[None]:
    """Let one process at a time write; several people may fill in the catalogue at once."""
    with (Path(tempfile.gettempdir()) / "yishen-catalogue.lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("work", choices=("extract", "fill", "check"))
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.json")
    options = parser.parse_args(arguments)
    if options.work == "extract":
        found = extract(ROOT / "app")
        print(json.dumps(dict.fromkeys(sorted(found.texts), ""), ensure_ascii=False, indent=1))
        print(*found.unreadable, *found.faults, sep="\n", file=sys.stderr)
        return 0
    if options.work == "fill":
        print(*fill(CATALOGUE, ROOT / "app", options.files), sep="\n")
        return 0
    wrong = problems(CATALOGUE, ROOT / "app")
    print(*wrong, sep="\n", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
