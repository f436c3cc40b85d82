from __future__ import annotations

import datetime
import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.errors import message
from app.i18n import load_translator
from app.model.plan import Plan, Problem, Reading, Severity
from app.model.review import Basis, Decision, FacilityType, SheetHead
from app.paths import locale_folder
from app.picture.compose import compose
from app.reporting.sheet.document import sheet_bytes
from tests.unit.reporting import factory

DATE = datetime.date(2026, 11, 22)


def read_pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def pages_of(report, tr, *, date=None) -> list[str]:
    return read_pages(sheet_bytes(report, compose(report, None), tr=tr, date=date))


def text_of(report, tr, **more) -> str:
    return "\n".join(pages_of(report, tr, **more))


def joined(text: str) -> str:
    """Return text without breaks: a cell may break anywhere."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def mixed():
    """A centre with a short dining room, no counselling room and an open question."""
    rooms = [room for room in factory.full_level() if room.function != "counselling"]
    for index, room in enumerate(rooms):
        if room.function == "dining":
            rooms[index] = replace(room, area_m2=48.2)
        if room.function == "reading":
            rooms[index] = replace(
                room,
                name="棋牌·阅览",
                function=None,
                candidates=("reading", "multipurpose"),
                reading=Reading.JOINED,
            )
    gap = Problem(
        code="REGION_NOT_CLOSED",
        severity=Severity.ERROR,
        message=message("{words}", words="107室东墙有0.35米的缺口，请补画。"),
        level="L1",
        at=(5.0, 10.0),
    )
    return factory.report(factory.plan(rooms), problems=(gap,))


@pytest.fixture(scope="module")
def mixed_bytes(mixed, chinese):
    return sheet_bytes(mixed, compose(mixed, None), tr=chinese)


@pytest.fixture(scope="module")
def mixed_pages(mixed_bytes):
    return read_pages(mixed_bytes)


@pytest.fixture(scope="module", autouse=True)
def fixed_version():
    """Keep golden texts the same from version to version."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.reporting.sheet.document.program_version", lambda: "1.2.3")
        yield


@pytest.fixture(scope="module")
def dated_text(mixed, chinese):
    return text_of(mixed, chinese, date=DATE)


@pytest.fixture(scope="module")
def head_text(chinese):
    """A sheet of two rooms with odd signs in its head."""
    head = SheetHead(
        project="江西塅垅畲圳鸪㙍村颐养之家",
        address="\U00020000村",
        builder="<b>&amp;</para> 甲\x00乙",
    )
    plan = factory.plan(factory.full_level()[:2])
    return text_of(factory.report(plan, review={"head": head}), chinese)


def test_sheet_of_a_mixed_plan_reads_as_agreed(dated_text, golden):
    golden("mixed.txt", dated_text + "\n")


def test_english_sheet_reads_as_agreed(mixed, english, golden):
    golden("mixed_en.txt", text_of(mixed, english, date=DATE) + "\n")


def test_same_input_gives_the_same_bytes(mixed, mixed_bytes, chinese):
    assert sheet_bytes(mixed, compose(mixed, None), tr=chinese) == mixed_bytes


def test_short_row_prints_all_its_figures(mixed_pages):
    assert "餐厅（含配餐间）10355.0049.5048.20−6.80" in joined("\n".join(mixed_pages))


def test_hair_short_prints_more_decimals(chinese):
    rooms = [room for room in factory.full_level() if room.function == "reading"]
    rooms = [replace(room, area_m2=35.996) for room in rooms]
    text = text_of(factory.report(factory.plan(rooms)), chinese)
    assert "36.000" in text
    assert "35.996" in text
    assert "−0.004" in text


def test_verdict_names_what_is_short_missing_and_undetermined(mixed_pages):
    first = joined(mixed_pages[0])
    assert "用房核对结论：不符合" in first
    assert "不足（㎡）：餐厅（含配餐间）−6.80" in first
    assert "缺项：心理疏导室" in first
    assert "待定：阅览室（含图书室）" in first


def test_verdict_names_the_facts_that_were_not_answered(mixed_pages):
    assert "未填1项：膳食供应" in joined(mixed_pages[0])


def test_title_never_claims_a_statutory_approval(mixed_pages):
    assert "审查合格" not in "\n".join(mixed_pages)


def test_rural_sheet_has_its_own_title_and_lists_decisions(chinese):
    rooms = [room for room in factory.full_level() if room.function != "medical_care"]
    decision = Decision(
        function="medical_care",
        ground="由村卫生室提供",
        by="张三",
        date=datetime.date(2026, 11, 20),
    )
    review = {"facility": FacilityType.RURAL, "decisions": (decision,)}
    text = joined(text_of(factory.report(factory.plan(rooms), review=review), chinese))
    assert text.startswith("农村互助养老服务设施（颐养之家）用房面积核对表")
    assert "用房核对结论：符合（含人工认定）" in text
    for part in ("由村卫生室提供", "张三", "2026年11月20日", "因地制宜，适当调整（附件2备注）"):
        assert part in text


def test_pro_rata_column_says_that_it_decides(chinese):
    plan = factory.plan(factory.full_level())
    report = factory.report(plan, review={"basis": Basis.PRO_RATA})
    text = joined(text_of(report, chinese))
    assert "按折算面积判定" in text
    assert "折算面积㎡（判定用）" in text


def test_declared_and_measured_gross_area_are_both_printed(mixed_pages):
    text = joined(mixed_pages[0])
    assert "982.40㎡（申报）" in text
    assert "㎡（图上测得）" in text


def test_table_input_gives_a_sheet_without_plan(chinese):
    text = text_of(factory.report(factory.table_plan(factory.full_level())), chinese)
    assert "1:" not in text
    assert "房间明细" in text
    assert "用房表.xlsx" in text


def test_undetermined_class_is_said_and_no_figure_is_asked(chinese):
    plan = factory.table_plan(factory.full_level()[:3])
    review = {"declared_gross_area_m2": None}
    report = factory.report(plan, has_class=False, checks=(), review=review)
    text = joined(text_of(report, chinese))
    assert "用房核对结论：待定" in text
    assert "待定：全部14项" in text
    assert "180.00" not in text


def test_nothing_recognised_still_gives_a_sheet(chinese):
    problem = Problem(
        code="NOTHING_RECOGNISED",
        severity=Severity.ERROR,
        message=message("{words}", words="图里没有房间。"),
        affects=None,
    )
    plan = Plan(source=factory.SOURCE, problems=(problem,))
    report = factory.report(plan, has_class=False, checks=(), problems=(problem,))
    text = text_of(report, chinese)
    assert "图里没有房间。" in text
    assert "房间明细" not in text


def test_each_level_has_its_plan_to_one_scale(chinese):
    rooms = factory.full_level("L1") + factory.full_level("L2", numbers_from=201)
    text = joined(text_of(factory.report(factory.plan(rooms)), chinese))
    assert "一层平面1:400" in text
    assert "二层平面1:400" in text
    assert "一层101；二层201" in text


def test_every_page_tells_its_number_standard_and_drawing(mixed_pages):
    for number, page in enumerate(mixed_pages, start=1):
        assert f"第 {number} 页 共 {len(mixed_pages)} 页" in page.replace("\u3000", " ")
        assert "gongqingcheng-2020（9C41-AAAA）" in page
        assert "7F3A-91C2" in page


def test_date_is_printed_if_given_and_left_blank_otherwise(dated_text, mixed_pages):
    assert "2026年11月22日" in dated_text
    assert "2026年" not in "\n".join(mixed_pages)


def test_signatures_stand_on_the_page_of_the_notes(mixed_pages):
    last = mixed_pages[-1]
    for part in ("说明", "核对人：", "复核人：", "负责人：", "单位（盖章）："):
        assert part in last


def test_rare_place_names_can_be_found_in_the_text(head_text):
    assert "江西塅垅畲圳鸪㙍村颐养之家" in head_text


def test_character_that_the_font_lacks_prints_its_code(head_text):
    assert "〓(U+20000)村" in head_text


def test_markup_in_names_is_printed_as_it_stands(head_text):
    assert "<b>&amp;</para> 甲乙" in head_text


def test_many_problems_do_not_bury_the_sheet(chinese):
    problem = Problem(
        code="ENTITY_SKIPPED", severity=Severity.INFO, message=message("{words}", words="跳过。")
    )
    report = factory.report(factory.plan(factory.full_level()), problems=(problem,) * 500)
    pages = pages_of(report, chinese)
    assert "另有 440 条" in "\n".join(pages)
    assert len(pages) <= 6


@pytest.mark.parametrize("functions", [1, 14], ids=["one function", "all functions"])
def test_very_many_rooms_of_long_numbers_do_not_break_the_page(chinese, functions):
    rooms = [
        factory.room(
            f"L1-{i:03d}",
            (i * 3.0, 0, 2, 2),
            function=factory.CLASS_TWO[i % functions][0],
            name="某室",
            number="长号" * 9 + str(i),
        )
        for i in range(70)
    ]
    text = joined(text_of(factory.report(factory.plan(rooms)), chinese))
    assert "单位（盖章）" in text
    assert "长号69" in text


def test_endless_words_of_persons_do_not_break_the_page(chinese):
    endless = "很长的话" * 900
    decision = Decision(function="dining", ground=endless, by=endless, date=DATE)
    head = SheetHead(project=endless, address=endless, builder=endless, designer=endless)
    problem = Problem(
        code="X", severity=Severity.ERROR, message=message("{words}", words=endless), where=endless
    )
    rooms = [replace(room, number=endless, name=endless) for room in factory.full_level()[:2]]
    review = {"facility": FacilityType.RURAL, "decisions": (decision,), "head": head}
    report = factory.report(factory.plan(rooms), review=review, problems=(problem,))
    assert "单位（盖章）" in joined(text_of(report, chinese))


def test_fonts_are_embedded_and_document_is_tagged_with_its_language(mixed_bytes):
    reader = pypdf.PdfReader(io.BytesIO(mixed_bytes))
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            assert "/FontFile2" in font["/FontDescriptor"]
    root: Any = reader.trailer["/Root"]
    about: Any = reader.metadata
    assert root["/Lang"] == "zh-CN"
    assert "用房面积核对表" in about.title
    assert not about.author


@settings(max_examples=8)
@given(st.text(max_size=300), st.text(max_size=300))
@example("\u0330" * 300, "\u0330" * 300)  # each prints as its code, nine characters wide
def test_any_text_of_a_person_prints(project, name):
    rooms = [replace(room, name=name) for room in factory.full_level()[:2]]
    head = SheetHead(project=project, address=name)
    report = factory.report(factory.plan(rooms), review={"head": head})
    tr = load_translator("zh_CN", locale_folder())
    assert sheet_bytes(report, compose(report, None), tr=tr).startswith(b"%PDF")


def test_subtotal_states_no_difference_while_a_function_of_it_is_open(mixed_pages):
    text = joined("\n".join(mixed_pages))
    assert "小计114.00102.6079.56—" in text
    assert "合计705.00634.50" in text
