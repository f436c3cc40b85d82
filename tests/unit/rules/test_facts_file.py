"""Facts files are read strictly; unknown words name the nearest known one."""

import datetime

import pytest

from app.errors import FactsError
from app.model.facts import NO_FACTS
from app.model.plan import Level, Origin, Plan, Room, Source
from app.model.review import Review
from app.paths import standards_folder
from app.rules.facts_file import load_facts
from app.rules.loading import load_standard


@pytest.fixture(scope="module")
def standard():
    return load_standard(standards_folder() / "gongqingcheng-2020.toml")


@pytest.fixture
def read(tmp_path, standard):
    def of(text: str):
        path = tmp_path / "facts.toml"
        path.write_text(text, encoding="utf-8")
        return load_facts(path, standard)

    return of


def test_ids_and_printed_names_mean_the_same(read):
    by_id = read("[staff]\nmanager = 2\n[services]\nmeals = true\n")
    by_name = read('[staff]\n"管理人员" = 2\n[services]\n"就餐服务" = true\n')
    assert by_id.facts == by_name.facts
    assert by_id.facts.staff_of("manager") == 2
    assert by_id.facts.has_service("meals") is True


def test_what_is_absent_is_not_answered(read):
    facts = read("").facts
    assert facts.beds is None
    assert facts.total_staff is None
    assert facts.has_service("meals") is None


def test_staff_in_all_is_the_sum_of_the_kinds_unless_answered(read):
    assert read("[staff]\nmanager = 1\ncaregiver = 2\n").facts.total_staff == 3
    assert read("staff_total = 5\n[staff]\nmanager = 1\n").facts.total_staff == 5


def test_decision_and_head_are_read(read):
    text = (
        '[head]\nproject = "幸福社区"\n'
        '[[decisions]]\nfunction = "counselling"\nground = "由村卫生室提供"\nby = "张三"\n'
        "date = 2026-05-01\n"
    )
    file = read(text)
    assert file.head.project == "幸福社区"
    assert file.decisions[0].date == datetime.date(2026, 5, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bed = 3", "bed: “bed” is not known here; did you mean “beds”?"),
        ('beds = "12"', 'beds: expected a whole number, got "12"'),
        ("beds = -1", "beds: expected a number of at least 0, got -1"),
        ("beds = 1.5", "beds: expected a whole number, got 1.5"),
        (
            "[staff]\nmanger = 1",
            "staff.manger: “manger” is not known here; did you mean “manager”?",
        ),
        ('[services]\nmeals = "yes"', 'services.meals: expected true or false, got "yes"'),
        (
            '[[decisions]]\nfunction = "x"\nground = ""\nby = "a"\ndate = 2026-01-01',
            'decisions[1].ground: expected a text that is not empty, got ""',
        ),
    ],
)
def test_a_mistake_names_place_and_proposal(read, text, told):
    with pytest.raises(FactsError) as caught:
        read(text)
    assert told in [str(detail) for detail in caught.value.details]


def test_a_missing_file_is_refused(tmp_path, standard):
    with pytest.raises(FactsError, match="can't be read"):
        load_facts(tmp_path / "none.toml", standard)


def test_a_file_that_is_no_toml_is_refused(read):
    with pytest.raises(FactsError, match="not proper TOML"):
        read("beds = ")


def test_two_decisions_about_one_function_are_refused(read):
    decision = '[[decisions]]\nfunction = "office"\nground = "a"\nby = "b"\ndate = 2026-01-01\n'
    with pytest.raises(FactsError) as caught:
        read(decision * 2)
    assert "decisions: “office” stands there twice" in [str(item) for item in caught.value.details]


@pytest.fixture
def drawn_review():
    room = Room(key="L1-01", level="L1", area_m2=20.0, origin=Origin.WALLS, confidence=0.5)
    source = Source(name="plan.dxf", sha256="7f3a91c2" + "0" * 56, kind="drawing")
    plan = Plan(source=source, levels=(Level(key="L1", name="一层"),), rooms=(room,))
    return Review(plan=plan, standard="any", facts=NO_FACTS)


def test_outlines_are_confirmed_for_the_drawing_of_this_code(read, drawn_review):
    review = read('[outlines]\nconfirmed = "7F3A-91C2"\n').applied_to(drawn_review)
    assert review.plan.rooms[0].is_confirmed
    assert review.plan.problems == ()


def test_outlines_of_another_drawing_stay_unconfirmed_and_that_is_told(read, drawn_review):
    review = read('[outlines]\nconfirmed = "0000-0000"\n').applied_to(drawn_review)
    assert not review.plan.rooms[0].is_confirmed
    assert [problem.code for problem in review.plan.problems] == ["OUTLINES_OF_OTHER_DRAWING"]
