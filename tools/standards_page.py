"""Write what is generated in docs: the table of requirements and the JSON Schema of standards.

python tools/standards_page.py          write docs/standards.md (its table) and the schema
python tools/standards_page.py check    exit 1 if one of them is not of today
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.checking.rule_words import span_text
from app.rules.answers import known_questions
from app.rules.loading import load_standard
from app.rules.rule_kinds import (
    PLAN_MEASURE_KINDS,
    PLAN_MEASURES,
    QuotaRule,
    SubsidyRule,
    TargetRule,
)
from app.rules.schema import standard_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.rules.rule_kinds import Rule
    from app.rules.standard import Row, Standard

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "standards.md"
SCHEMA = ROOT / "docs" / "standard.schema.json"
BEGIN, END = "<!-- requirements -->", "<!-- end of requirements -->"
RULE_TEST = "tests/unit/checking/test_rules_of_documents.py"
ROW_TEST = "tests/unit/rules/test_shipped_standard.py"
FACT_TEST = "tests/unit/checking/test_decisions_and_facts.py"
FORCES = {"mandatory": "强制", "recommended": "建议", "note": "提示"}


def main() -> int:
    wanted = {PAGE: page_text(), SCHEMA: schema_text()}
    if sys.argv[1:] == ["check"]:
        stale = [path for path, text in wanted.items() if path.read_text(encoding="utf-8") != text]
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not of today: run python tools/standards_page.py")
        return 1 if stale else 0
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
    return 0


def schema_text() -> str:
    """Return the JSON Schema of standard files."""
    return json.dumps(standard_schema(), ensure_ascii=False, indent=1) + "\n"


def page_text() -> str:
    """Return the page with its table of today."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{chr(10).join(table())}\n\n{END}{after}"


def table() -> Iterator[str]:
    """Yield the lines of the table of requirements."""
    yield "| 文件 | 依据 | 要求 | 约束力 | 规则 | 怎样得到答案 | 由哪项测试保证 |"
    yield "|---|---|---|---|---|---|---|"
    for path in sorted((ROOT / "standards").glob("*.toml")):
        standard = load_standard(path)
        for row in standard.rows:
            yield from row_lines(standard, row)
        for rule in standard.rules:
            yield rule_line(standard, rule)


def row_lines(standard: Standard, row: Row) -> Iterator[str]:
    """Yield the requirements of a row: rooms as a whole, beds, staff, services."""
    listed = "、".join(f"{rule.name}{rule.area_m2:g}" for rule in row.rooms)
    yield line(standard, row.rooms[0].clause, f"{row.name}（{row.band.text}）用房（㎡）：{listed}",
               "强制", f"`{row.key}`", "图纸或房间表", ROW_TEST)  # fmt: skip
    for count in (row.beds, row.staff_total):
        if count is not None:
            yield line(standard, count.clause, f"{row.name}：{count.text}", "强制",
                       f"`{row.key}`", "填报", FACT_TEST)  # fmt: skip
    if row.staff:
        names = "、".join(rule.name for rule in row.staff)
        yield line(standard, row.staff[0].clause, f"{row.name}：配备{names}", "强制",
                   f"`{row.key}`", "填报", FACT_TEST)  # fmt: skip
    for is_required, word in ((True, "强制"), (False, "按需")):
        names = "、".join(rule.name for rule in row.services if rule.is_required is is_required)
        if names:
            yield line(standard, row.services[0].clause, f"{row.name}：开展{names}", word,
                       f"`{row.key}`", "填报", FACT_TEST)  # fmt: skip


def rule_line(standard: Standard, rule: Rule) -> str:
    """Return the line of one rule."""
    force = FORCES[rule.force.value]
    if not rule.certainty.may_be_mandatory:
        force += "（参考，未核实）"
    figures = "；".join(figures_of(rule))
    text = f"{rule.text}（{figures}）" if figures else rule.text
    return line(standard, rule.clause, text, force, f"`{rule.key}`", asked(standard, rule),
                RULE_TEST)  # fmt: skip


def figures_of(rule: Rule) -> Iterator[str]:
    """Yield the figures of rules whose text seldom holds them."""
    if isinstance(rule, QuotaRule):
        yield from (case.text for case in rule.cases)
    elif isinstance(rule, TargetRule):
        yield from (f"到 {step.by}：{span_text(step.span, rule.unit)}" for step in rule.steps)
    elif isinstance(rule, SubsidyRule):
        yield from (amount.text for case in rule.cases for amount in case.amounts)
        if rule.grade_factor is not None:
            yield f"按等级 {'—'.join(f'{factor:g}' for factor in rule.grade_factor)} 倍"


def asked(standard: Standard, rule: Rule) -> str:
    """Return where the answers of a rule come from."""
    questions = known_questions([standard])
    names = dict.fromkeys(rule.measures)
    facts = [questions[name].text for name in names if name in questions]
    is_of_plan = any(
        name in PLAN_MEASURES or name.partition(".")[0] in PLAN_MEASURE_KINDS for name in names
    )
    parts = ["图纸"] if is_of_plan else []
    if facts:
        parts.append("填报：" + "、".join(facts))
    return "；".join(parts) or "不需填报"


def line(standard: Standard, *cells: str) -> str:
    """Return one line of the table."""
    texts = (standard.short_title, *cells)
    return "| " + " | ".join(text.replace("|", "｜").replace("\n", " ") for text in texts) + " |"


if __name__ == "__main__":
    sys.exit(main())
