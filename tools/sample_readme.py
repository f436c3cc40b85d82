"""Write the page that says what the program must answer to each sample plan."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from app.paths import standards_folder
from app.rules.loading import load_standard

if TYPE_CHECKING:
    from pathlib import Path

_INTRODUCTION = """\
# 示例图纸 · Sample plans

这些图纸和房间表由脚本生成（`python -m tools.make_samples`），项目和数据都是虚构的，各房间的面积按
共府办发〔2020〕15号的指标略放大。`expected.toml` 写明程序对每个文件应有的回答，下表由它生成，
`tests/test_sample_plans.py` 逐项核对。

These plans and tables are made by a script (`python -m tools.make_samples`); projects and figures
are invented, rooms are a little larger than the document asks for. `expected.toml` says what the
program must answer to each file; the tables below are written from it and
`tests/test_sample_plans.py` holds the program to it.

试一试 · Try one: `yishen check sample_plans/class-two-short.dxf --pdf sheet.pdf`
(农村设施 · rural home: `--facility rural`)
"""

_HEADS = {
    "zh": ("文件", "内容", "类别", "结论", "退出码", "不是“符合”的功能用房", "读图问题"),
    "en": (
        "File",
        "What it is",
        "Class",
        "Answer",
        "Exit",
        "Functions that are not met",
        "Problems",
    ),
}

_WORDS = {
    "zh": {
        "complies": "符合",
        "does_not_comply": "不符合",
        "undetermined": "待定",
        "short": "不足",
        "missing": "缺项",
        "all": "全部",
        "rural": "农村",
        "": "不能确定",
    },
    "en": {
        "complies": "complies",
        "does_not_comply": "does not comply",
        "undetermined": "undetermined",
        "short": "short",
        "missing": "missing",
        "all": "all",
        "rural": "rural",
        "": "not known",
    },
}

_NUMERALS = "〇一二三四"


def readme(folder: Path) -> str:
    """Return the text of ``README.md`` for the samples in ``folder``."""
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    standard = load_standard(standards_folder() / f"{expected['standard']}.toml")
    names: dict[str, str] = {}
    for row in standard.rows:
        for rule in row.rooms:
            names.setdefault(rule.function, rule.name)
    parts = [_INTRODUCTION]
    for language, heading in (("zh", "## 中文"), ("en", "## English")):
        rows = [_row(sample, language, names) for sample in expected["sample"]]
        parts.append(f"{heading}\n\n{_table([_HEADS[language], *rows])}")
    return "\n".join(parts)


def _table(rows: list[tuple[str, ...]]) -> str:
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body]) + "\n"


def _row(sample: dict[str, Any], language: str, names: dict[str, str]) -> tuple[str, ...]:
    words = _WORDS[language]
    return (
        f"`{sample['file']}`",
        sample[language],
        _class_word(sample, language),
        words[sample["outcome"]],
        str(sample["exit"]),
        _functions(sample.get("functions", {}), language, names),
        " ".join(f"`{code}`" for code in sample.get("problems", ())) or "–",
    )


def _class_word(sample: dict[str, Any], language: str) -> str:
    number = sample.get("class")
    if number is None:
        return _WORDS[language]["rural" if sample["facility"] == "rural" else ""]
    return f"{_NUMERALS[number]}类" if language == "zh" else str(number)


def _functions(functions: dict[str, str], language: str, names: dict[str, str]) -> str:
    words = _WORDS[language]
    grouped: dict[str, list[str]] = {}
    for function, outcome in functions.items():
        shown = words["all"] if function == "all" else function
        if language == "zh" and function != "all":
            shown = names[function]
        grouped.setdefault(words[outcome], []).append(shown)
    colon, comma, semicolon = "：、；" if language == "zh" else (": ", ", ", "; ")
    parts = (f"{word}{colon}{comma.join(shown)}" for word, shown in grouped.items())
    return semicolon.join(parts) or "–"
