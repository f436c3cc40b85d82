"""The note under the functions: figures that agree with the verdict."""

from dataclasses import replace

from app.checking.check import check
from app.service.library import load_library
from app.service.opening import new_review, open_plan
from app.ui.panels.function_note import function_lines


def test_what_is_a_hair_short_never_reads_like_what_is_asked(tmp_path, english):
    path = tmp_path / "rooms.csv"
    path.write_text("名称,使用面积\n餐厅,54.9999\n", encoding="utf-8")
    library = load_library()
    review = new_review(open_plan(path, library).plan, library)
    standard = library.standard(review.standard)
    report = check(replace(review, declared_gross_area_m2=1000.0), standard)
    finding = next(item for item in report.functions if item.function == "dining")
    (line, *_) = function_lines(finding, report, english)
    assert "54.9999 m²" in line
    assert "55 m² asked" in line
