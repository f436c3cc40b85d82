"""Standard files: everything that is wrong is told at once, with its place."""

import pytest

from app.errors import StandardError
from app.paths import standards_folder
from app.rules.loading import load_standard


@pytest.fixture
def shipped() -> str:
    return (standards_folder() / "gongqingcheng-2020.toml").read_text(encoding="utf-8")


@pytest.fixture
def mistakes(tmp_path):
    def of(text: str) -> list[str]:
        path = tmp_path / "county.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(StandardError) as caught:
            load_standard(path)
        return [str(detail) for detail in caught.value.details] or [str(caught.value)]

    return of


def test_every_mistake_is_told_at_once_with_its_key_path(mistakes, shipped):
    broken = (
        shipped.replace("area_m2 = 321", 'area_m2 = "12 m"')
        .replace("date = 2020-03-16", 'date = "2020"')
        .replace("includes_lower = false", "includes_lower = 0", 1)
    )
    assert mistakes(broken) == [
        'date: expected a date such as 2020-03-16, got "2020"',
        "rows[1].band.includes_lower: expected true or false, got 0",
        'rows[1].rooms[1].area_m2: expected a number, got "12 m"',
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            '"kitchen"',
            '"kitchn"',
            "rows[1].rooms[11].function: “kitchn” is not known here; did you mean “kitchen”?",
        ),
        (
            'group = "recreation"',
            'group = "recreatoin"',
            "rows[1].rooms[7].group: “recreatoin” is not known here; did you mean “recreation”?",
        ),
        (
            'facility = "rural"',
            'facility = "rurl"',
            "rows[5].facility: “rurl” is not known here; did you mean “rural”?",
        ),
        ("short_title", "short_titel", "short_title: is missing"),
        (
            "area_m2 = 321",
            "area_m2 = 0",
            "rows[1].rooms[1].area_m2: expected a number above 0, got 0",
        ),
        (
            "area_m2 = 321",
            "area_m2 = nan",
            "rows[1].rooms[1].area_m2: expected a finite number, got nan",
        ),
        ("class = 2", "class = 1", "rows[2]: repeats rows[1] (day_care 1)"),
        (
            "upper_m2 = 750",
            "upper_m2 = 800",
            "rows[2] and rows[3]: their bands of gross area overlap",
        ),
        (
            "lower_m2 = 750",
            "lower_m2 = 1085",
            "rows[2].band: upper_m2 (1085.0) must be above lower_m2 (1085.0)",
        ),
        (
            "minimum = 10, maximum = 15",
            "minimum = 16, maximum = 15",
            "rows[2].beds: minimum is above maximum",
        ),
    ],
)
def test_a_mistake_names_place_and_proposal(mistakes, shipped, old, new, told):
    assert told in mistakes(shipped.replace(old, new, 1))


def test_contradictions_are_told_beside_mistakes_of_form(mistakes, shipped):
    broken = shipped.replace("date = 2020-03-16", "date = 2020").replace('"kitchen"', '"kitchn"')
    told = mistakes(broken)
    assert any(line.startswith("date:") for line in told)
    assert any("kitchn" in line for line in told)


def test_toml_that_can_not_be_parsed_names_line_and_column(mistakes):
    (told,) = mistakes('id = "x"\ntitle = \n')
    assert "line 2" in told


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    path = tmp_path / "gbk.toml"
    path.write_bytes('title = "标准"'.encode("gb18030"))
    with pytest.raises(StandardError, match="UTF-8"):
        load_standard(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(StandardError, match="can't be read"):
        load_standard(tmp_path / "none.toml")


def test_unknown_words_are_told_in_a_row_with_mistakes_of_form_too(mistakes, shipped):
    broken = (
        shipped.replace("includes_lower", "include_lower", 1)
        .replace('"kitchen"', '"kitchn"', 1)
        .replace('group = "recreation"', 'group = "recreaton"', 1)
    )
    told = mistakes(broken)
    assert any("kitchn" in line for line in told)
    assert any("recreaton" in line for line in told)


@pytest.mark.parametrize(
    ("text", "place"),
    [('id = "x"\ntitle = \n', "line 2, column 9"), ('id = """x\n', "the end of the file")],
)
def test_the_place_of_a_mistake_in_toml_is_told_in_our_own_words(mistakes, text, place):
    (told,) = mistakes(text)
    assert told.endswith(f"is not proper TOML at {place}. Mend that place and try again.")


def test_limits_are_told_without_needless_decimals(mistakes, shipped):
    (told,) = mistakes(shipped.replace("area_m2 = 321", "area_m2 = -1"))
    assert "a number above 0, got -1" in told
