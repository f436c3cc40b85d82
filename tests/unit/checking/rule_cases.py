"""One line for each side of every figure in the shipped rules: what is answered, how it ends.

A line is: rule, gross area in m² (None if unknown), answers, outcome. Lines stand just below, at
and just above each figure, and where a condition does not hold or is not known.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MET, NOT_MET, OPEN, NONE = "met", "not_met", "undetermined", "not_applicable"

DAY = datetime.date
QUOTA = {"site_kind": "residential_quota", "households": 850}
STREET = {"site_kind": "street_centre"}
HOME = {"site_kind": "institution", "operator": "public", "is_new_or_rebuilt": True}
COUNTY = {**HOME, "institution_level": "county"}
TOWNSHIP = {**HOME, "institution_level": "township"}
PRIVATE = {"site_kind": "institution", "operator": "private"}

ANQIU = [
    ("residential-quota", 169.99, {**QUOTA, "completion_date": DAY(2014, 5, 27)}, NOT_MET),
    ("residential-quota", 170.0, {**QUOTA, "completion_date": DAY(2014, 5, 27)}, MET),
    ("residential-quota", 170.01, {**QUOTA, "completion_date": DAY(2014, 5, 27)}, MET),
    ("residential-quota", 127.49, {**QUOTA, "completion_date": DAY(2014, 5, 25)}, NOT_MET),
    ("residential-quota", 127.5, {**QUOTA, "completion_date": DAY(2014, 5, 25)}, MET),
    ("residential-quota", 127.51, {**QUOTA, "completion_date": DAY(2014, 5, 25)}, MET),
    ("residential-quota", 500, {**QUOTA, "completion_date": DAY(2014, 5, 26)}, OPEN),
    ("residential-quota", 500, QUOTA, OPEN),
    ("residential-quota", None, {**QUOTA, "completion_date": DAY(2020, 1, 1)}, OPEN),
    ("residential-quota", 500, {"site_kind": "institution"}, NONE),
    ("street-centre-area", 599.99, STREET, NOT_MET),
    ("street-centre-area", 600, STREET, MET),
    ("street-centre-area", 600.01, STREET, MET),
    ("street-centre-area", 600, {}, OPEN),
    ("day-care-coverage", None, {"day_care_coverage": 99.9}, NOT_MET),
    ("day-care-coverage", None, {"day_care_coverage": 100}, MET),
    ("day-care-coverage", None, {}, OPEN),
]
STREET_FUNCTIONS = ("full_care", "day_care", "home_service", "guidance", "meal_bath")
FULL_STREET = {f"street_{key}": True for key in STREET_FUNCTIONS}
ANQIU += [
    ("street-centre-functions", None, {**STREET, **FULL_STREET}, MET),
    ("street-centre-functions", None, {**STREET, **FULL_STREET, "street_guidance": False}, NOT_MET),
    ("street-centre-functions", None, {**STREET, "street_guidance": True}, OPEN),
]
RATED = {**PRIVATE, "has_grade": True}
ANQIU += [
    ("institution-subsidy", None, {**RATED, "beds": 19}, NONE),
    ("institution-subsidy", None, {**RATED, "beds": 20}, MET),
    ("institution-subsidy", None, {**RATED, "beds": 21}, MET),
    ("institution-subsidy", None, {**RATED, "beds": 20, "operator": "public"}, NONE),
    ("institution-subsidy", None, {**PRIVATE, "beds": 20}, OPEN),
]
CENTRE = {
    "site_kind": "community_day_care",
    "day_care_services": True,
    "day_care_well_run": True,
    "has_grade": True,
    "months_in_operation": 6,
}
ANQIU += [
    ("day-care-subsidy", 299.99, CENTRE, NONE),
    ("day-care-subsidy", 300, CENTRE, MET),
    ("day-care-subsidy", 300.01, CENTRE, MET),
    ("day-care-subsidy", 300, {**CENTRE, "months_in_operation": 5.9}, NONE),
    ("day-care-subsidy", 300, {**CENTRE, "has_grade": False}, NONE),
]
MEAL = {"site_kind": "meal_point", "months_in_operation": 6}
ANQIU += [
    ("meal-point-subsidy", None, {**MEAL, "daily_diners": 9.9}, NONE),
    ("meal-point-subsidy", None, {**MEAL, "daily_diners": 10}, MET),
    ("meal-point-subsidy", None, {**MEAL, "daily_diners": 30}, MET),
    ("meal-point-subsidy", None, {**MEAL, "daily_diners": 30.5}, NONE),
    ("meal-point-subsidy", None, {**MEAL, "daily_diners": 31}, MET),
    ("meal-point-subsidy", None, {**MEAL, "daily_diners": 60}, MET),
    ("meal-point-subsidy", None, {**MEAL, "daily_diners": 60.5}, NONE),
    ("meal-point-subsidy", None, {**MEAL, "daily_diners": 61}, MET),
    ("meal-point-subsidy", None, {**MEAL, "months_in_operation": 5, "daily_diners": 40}, NONE),
]


def answered(
    rule: str, *facts: str, **also: object
) -> list[tuple[str, None, dict[str, object], str]]:
    """Return the lines of yes-or-no facts: all yes, the last no, the last not answered."""
    yes: dict[str, object] = {**also, **dict.fromkeys(facts, True)}
    some = {key: value for key, value in yes.items() if key != facts[-1]}
    return [
        (rule, None, yes, MET),
        (rule, None, {**yes, facts[-1]: False}, NOT_MET),
        (rule, None, some, OPEN),
    ]


def notes(
    answers: Mapping[str, object], *rules: str
) -> list[tuple[str, None, Mapping[str, object], str]]:
    """Return the lines of notes: shown where the answers are so, open where nothing is answered."""
    return [line for rule in rules for line in ((rule, None, answers, MET), (rule, None, {}, OPEN))]


def workers(rule: str, lines: dict[int, str]) -> list[tuple[str, None, dict[str, object], str]]:
    """Return the lines of social workers for two hundred beds."""
    home = {**PRIVATE, "beds": 200}
    return [
        (rule, None, {**home, "shicheng_own_social_workers": n}, end) for n, end in lines.items()
    ]


EMERGENCY = ("emergency_plan", "three_lists", "drills")

ANQIU += [
    *answered("only-elderly-care", "anqiu_only_care", **PRIVATE),
    *answered("two-way-transfer", "anqiu_two_way", **PRIVATE),
    *answered("sunshine-centre", "anqiu_sunshine_centre"),
    *notes(QUOTA, "residential-delivery"),
    *notes({"is_conversion": True}, "idle-buildings"),
    *notes(CENTRE, "day-care-premises"),
    *notes(PRIVATE, "embedded-homes"),
    ("rural-priority", None, {}, MET),
    ("rural-happiness-homes", None, {}, MET),
    ("mutual-aid-points", None, {}, MET),
    ("age-friendly", None, {}, MET),
    ("utility-prices", None, {}, MET),
]

PASSED = {"is_conversion": True, "chaisang_passed_inspection": True}
FUNCTIONS = {
    f"chaisang_{key}": True for key in ("care", "day_care", "rehabilitation", "home_service")
}
CHAISANG = [
    ("street-centre-area", 999.99, STREET, NOT_MET),
    ("street-centre-area", 1000, STREET, MET),
    ("street-centre-area", 1000.01, STREET, MET),
    ("street-centre-functions", None, {**STREET, **FUNCTIONS}, MET),
    ("street-centre-functions", None, {**STREET, **FUNCTIONS, "chaisang_care": False}, NOT_MET),
    ("institution-medical-service", None, {**PRIVATE, "chaisang_medical_care": True}, MET),
    ("institution-medical-service", None, {**PRIVATE, "chaisang_medical_care": False}, NOT_MET),
    ("residential-delivery", None, QUOTA, MET),
    ("residential-delivery", None, STREET, NONE),
    ("rural-idle-buildings", None, {}, MET),
    ("conversion-papers", 999.99, PASSED, MET),
    ("conversion-papers", 1000, PASSED, MET),
    ("conversion-papers", 1000.01, PASSED, NONE),
    ("conversion-papers", 900, {"is_conversion": False}, NONE),
    ("operating-subsidy", None, {**PRIVATE, "months_in_operation": 11.9}, NONE),
    ("operating-subsidy", None, {**PRIVATE, "months_in_operation": 12}, MET),
    ("operating-subsidy", None, {**PRIVATE, "months_in_operation": 12.1}, MET),
    ("construction-subsidy", None, PRIVATE, MET),
    ("fire-award", None, {**PRIVATE, "chaisang_fire_passed": True}, MET),
    ("fire-award", None, {**PRIVATE, "chaisang_fire_passed": False}, NONE),
    ("facility-subsidy", None, {**CENTRE, "months_in_operation": 5.9}, NONE),
    ("facility-subsidy", None, CENTRE, MET),
]


def at_least(rule: str, fact: str, figure: float) -> list[tuple[str, None, dict[str, float], str]]:
    """Return the lines of a figure that must be reached."""
    step = 1 if float(figure).is_integer() and figure > 100 else 0.1
    return [
        (rule, None, {fact: figure - step}, NOT_MET),
        (rule, None, {fact: figure}, MET),
        (rule, None, {fact: figure + step}, MET),
    ]


def above(rule: str, fact: str, figure: float) -> list[tuple[str, None, dict[str, float], str]]:
    """Return the lines of a figure that must be passed."""
    return [
        (rule, None, {fact: figure - 0.1}, NOT_MET),
        (rule, None, {fact: figure}, NOT_MET),
        (rule, None, {fact: figure + 0.1}, MET),
    ]


CHAISANG += at_least("urban-coverage", "chaisang_urban_coverage", 100)
CHAISANG += at_least("village-coverage", "chaisang_village_coverage", 85)
CHAISANG += at_least("monthly-visits", "chaisang_visits", 100)
CHAISANG += at_least("new-beds", "chaisang_new_beds", 600)
CHAISANG += above("nursing-share", "chaisang_nursing_share", 60)
CHAISANG += above("private-share", "chaisang_private_share", 50)
CHAISANG += at_least("adapted-homes", "chaisang_homes", 300)
CHAISANG += at_least("adapted-homes-a-year", "chaisang_homes_this_year", 100)
CHAISANG += [
    *answered("only-elderly-care", "chaisang_only_care"),
    *answered("emergency", *(f"chaisang_{key}" for key in EMERGENCY), **PRIVATE),
    *answered("grade", "chaisang_grade_one", **PRIVATE),
    *answered("welfare-grade", "chaisang_welfare_grade"),
    *answered("welfare-dementia", "chaisang_welfare_dementia"),
    *answered("township-renewed", "chaisang_township_renewed"),
    ("medical-insurance", None, {**PRIVATE, "months_in_operation": 2.9}, NONE),
    ("medical-insurance", None, {**PRIVATE, "months_in_operation": 3}, MET),
    ("medical-insurance", None, {**PRIVATE, "months_in_operation": 3.1}, MET),
    *notes(QUOTA, "existing-residential"),
    *notes(CENTRE, "home-services", "performance-subsidy"),
    *notes(MEAL, "community-kitchen"),
    *notes(COUNTY, "spare-beds"),
    *notes(PRIVATE, "registration"),
    *notes({"is_conversion": True}, "idle-buildings"),
    ("land", None, {}, MET),
    ("utility-prices", None, {}, MET),
    ("loans", None, {}, MET),
]

YUANZHOU = [
    *answered("medical-agreement", "yuanzhou_medical_agreement", **PRIVATE),
    *notes(COUNTY, "spare-beds", "dementia-model"),
    *notes(STREET, "street-centre-services"),
    *notes(CENTRE, "day-care-management"),
    *notes(PRIVATE, "prepaid"),
    ("rural-upgrade", None, {}, MET),
    ("support", None, {}, MET),
    ("university-premises", None, {}, MET),
    *at_least("nursing-bed-share", "yuanzhou_nursing_bed_share", 60),
    *above("day-care-coverage", "yuanzhou_day_care_coverage", 90),
    *at_least("residential-delivery", "yuanzhou_residential_delivery", 100),
    *at_least("destitute-care", "yuanzhou_destitute_care", 60),
    *at_least("health-management", "yuanzhou_health_management", 72),
    *at_least("universities", "yuanzhou_universities", 1),
    *at_least("trained-staff", "yuanzhou_trained", 60),
    *at_least("task-homes-for-aged", "yuanzhou_homes_for_aged", 8),
    *at_least("task-community-centres", "yuanzhou_community_centres", 4),
    *at_least("task-embedded-homes", "yuanzhou_embedded_homes", 2),
    *at_least("task-meal-points", "yuanzhou_meal_points", 8),
    *at_least("task-home-beds", "yuanzhou_home_beds", 50),
    *at_least("task-nursing-beds-added", "yuanzhou_nursing_beds_added", 1255),
    *at_least("task-dementia-model", "yuanzhou_dementia_model", 1),
    *at_least("task-adapted-homes", "yuanzhou_adapted_homes", 258),
    *at_least("task-street-centres", "yuanzhou_street_centres", 2),
    ("residential-quota", None, QUOTA, MET),
    ("registration", None, {}, MET),
    ("idle-buildings", None, {"is_conversion": True}, MET),
    ("idle-buildings", None, {"is_conversion": False}, NONE),
]

NEW = {**QUOTA, "residential_kind": "new"}
OLD = {**QUOTA, "residential_kind": "old"}
FEW = {**NEW, "households": 700}
LEAVES = (
    "meals", "safety", "medical", "leisure", "place", "equipment", "funds", "team", "rules",
)  # fmt: skip
FOUR_HELPS = {f"shicheng_{key}": True for key in LEAVES}
SHICHENG = [
    ("residential-quota", 169.99, NEW, NOT_MET),
    ("residential-quota", 170, NEW, MET),
    ("residential-quota", 170.01, NEW, MET),
    ("residential-quota", 149.99, FEW, NOT_MET),
    ("residential-quota", 150, FEW, MET),
    ("residential-quota", 150.01, FEW, MET),
    ("residential-quota", 127.49, OLD, NOT_MET),
    ("residential-quota", 127.5, OLD, MET),
    ("residential-quota", 500, QUOTA, OPEN),
    ("public-home-beds-county", None, {**COUNTY, "beds": 299}, MET),
    ("public-home-beds-county", None, {**COUNTY, "beds": 300}, MET),
    ("public-home-beds-county", None, {**COUNTY, "beds": 301}, NOT_MET),
    ("public-home-beds-township", None, {**TOWNSHIP, "beds": 149}, MET),
    ("public-home-beds-township", None, {**TOWNSHIP, "beds": 150}, MET),
    ("public-home-beds-township", None, {**TOWNSHIP, "beds": 151}, NOT_MET),
    ("public-home-beds-township", None, {**TOWNSHIP, "beds": 151, "operator": "private"}, NONE),
    ("public-home-nursing-county", None, {**COUNTY, "beds": 100, "nursing_beds": 79}, NOT_MET),
    ("public-home-nursing-county", None, {**COUNTY, "beds": 100, "nursing_beds": 80}, MET),
    ("public-home-nursing-county", None, {**COUNTY, "beds": 100, "nursing_beds": 81}, MET),
    ("public-home-nursing-county", None, {**COUNTY, "beds": 0, "nursing_beds": 0}, OPEN),
    ("public-home-nursing-township", None, {**TOWNSHIP, "beds": 100, "nursing_beds": 69}, NOT_MET),
    ("public-home-nursing-township", None, {**TOWNSHIP, "beds": 100, "nursing_beds": 70}, MET),
    ("public-home-nursing-township", None, {**TOWNSHIP, "beds": 100, "nursing_beds": 71}, MET),
    ("township-home-nursing-share", None, {**TOWNSHIP, "beds": 100, "nursing_beds": 59}, NOT_MET),
    ("township-home-nursing-share", None, {**TOWNSHIP, "beds": 100, "nursing_beds": 60}, MET),
    ("township-home-nursing-share", None, {**TOWNSHIP, "beds": 100, "nursing_beds": 61}, MET),
    ("no-five-star-new", None, {**COUNTY, "shicheng_five_star_design": False}, MET),
    ("no-five-star-new", None, {**COUNTY, "shicheng_five_star_design": True}, NOT_MET),
    ("no-five-star-new", None, COUNTY, OPEN),
    ("rural-mutual-aid", None, FOUR_HELPS, MET),
    ("rural-mutual-aid", None, {**FOUR_HELPS, "shicheng_funds": False}, NOT_MET),
    ("medical-agreement", None, {**PRIVATE, "shicheng_medical_agreement": True}, MET),
    ("medical-agreement", None, {**PRIVATE, "shicheng_medical_agreement": False}, NOT_MET),
    ("medical-premises-papers", None, {"shicheng_is_medical": True}, MET),
    ("medical-premises-papers", None, {"shicheng_is_medical": False}, NONE),
    ("idle-buildings", None, {"is_conversion": True}, MET),
    ("operating-subsidy", None, PRIVATE, MET),
    ("operating-subsidy", None, COUNTY, NONE),
    ("construction-subsidy", None, PRIVATE, MET),
    ("vocational-schools", None, {}, MET),
    *at_least("disabled-centre", "shicheng_disabled_centre", 100),
    *at_least("township-occupancy", "shicheng_township_occupancy", 70),
    *at_least("adapted-homes", "shicheng_adapted_homes", 350),
    *at_least("monthly-visits", "shicheng_monthly_visits", 100),
    *at_least("day-care-coverage", "shicheng_day_care_coverage", 100),
    *at_least("embedded-homes", "shicheng_embedded_homes", 13),
    *at_least("street-coverage", "shicheng_street_coverage", 100),
    *at_least("residential-delivery", "shicheng_residential_delivery", 100),
    *at_least("rural-coverage", "shicheng_rural_coverage", 85),
    *at_least("total-beds", "shicheng_total_beds", 2800),
    *at_least("nursing-share", "shicheng_nursing_share", 60),
    *at_least("social-workers", "shicheng_social_workers", 2),
    *at_least("nurses", "shicheng_nurses", 1000),
    *at_least("trainings", "shicheng_trainings", 2000),
    *at_least("combined-institutions", "shicheng_combined_institutions", 5),
    *at_least("combined-beds", "shicheng_combined_beds", 1238),
    *at_least("new-delivery-2022", "shicheng_new_delivery_2022", 90),
    *at_least("old-delivery-2022", "shicheng_old_delivery_2022", 100),
    *at_least("rated-homes-township", "shicheng_rated_homes", 80),
    *at_least("rated-homes-county", "shicheng_rated_county_homes", 80),
    ("public-occupancy", None, {"shicheng_public_occupancy": 69}, MET),
    *at_least("adapted-homes-a-year", "shicheng_homes_this_year", 75),
    *at_least("monthly-visits-2022", "shicheng_monthly_visits", 100),
    *at_least("dementia-homes", "shicheng_dementia_homes", 1),
    *at_least("fire-safe-share", "shicheng_fire_safe_share", 100),
    *at_least("counselling-centre", "shicheng_counselling_centres", 1),
    *at_least("social-workers-thousand", "shicheng_social_workers", 1),
    *at_least("trained-share", "shicheng_trained_share", 100),
    *at_least("trained-people", "shicheng_trained_people", 600),
    *at_least("training-hours", "shicheng_training_hours", 48),
    *at_least("pre-trained-share", "shicheng_pre_trained_share", 100),
    *at_least("graded-share", "shicheng_graded_share", 100),
    *answered("only-elderly-care", "shicheng_only_care"),
    *answered("social-worker-sites", "shicheng_has_social_worker"),
    *answered("rescue-centre", "shicheng_rescue_centre"),
    *answered("emergency-call", "shicheng_emergency_call"),
    *answered("layout-plan", "shicheng_layout_plan"),
    *answered("isolation", "shicheng_isolation", "shicheng_supplies", **PRIVATE),
    *answered("emergency", *(f"shicheng_{key}" for key in EMERGENCY), **PRIVATE),
    *workers("social-worker-beds", {1: NOT_MET, 2: MET, 3: MET}),
    *notes(COUNTY, "no-surplus-public-homes", "spare-beds"),
    *notes(PRIVATE, "dementia-unit", "fire-cases", "registration"),
    *notes({"is_conversion": True}, "training-resorts", "land-five-years"),
    *notes({"shicheng_became_medical": True}, "medical-conversion-subsidy"),
    *notes({**PRIVATE, "shicheng_fire_passed": True}, "fire-award"),
    *notes(QUOTA, "residential-delivery-four"),
    *notes(MEAL, "community-kitchen"),
    *notes(CENTRE, "day-care-services"),
    ("embedded-homes-nursing", None, {}, MET),
    ("next-to-clinic", None, {}, MET),
    ("barrier-free", None, {}, MET),
    ("land", None, {}, MET),
    ("utility-prices", None, {}, MET),
    ("loans", None, {}, MET),
]

CONVERTED = {"is_conversion": True}
GONGQINGCHENG = [
    ("conversion-papers", 999.99, CONVERTED, MET),
    ("conversion-papers", 1000, CONVERTED, MET),
    ("conversion-papers", 1000.01, CONVERTED, NONE),
    ("conversion-papers", 900, {"is_conversion": False}, NONE),
    ("conversion-records", None, {**CONVERTED, "has_old_records": False}, MET),
    ("conversion-records", None, {**CONVERTED, "has_old_records": True}, NONE),
    ("residential-delivery", None, QUOTA, MET),
    ("class-four-sharing", 449.99, {}, MET),
    ("class-four-sharing", 450, {}, MET),
    ("class-four-sharing", 450.01, {}, NONE),
    ("rural-clinic", 600, {}, MET),
    ("rural-adjustment", 600, {}, MET),
    ("rural-left-behind", 600, {"gongqingcheng_left_behind_register": True}, MET),
    ("rural-left-behind", 600, {"gongqingcheng_left_behind_register": False}, NOT_MET),
    *answered("duties", "gongqingcheng_duties"),
    *answered("medical-agreement", "gongqingcheng_medical_agreement", **CENTRE),
    *answered("welfare-centre", "gongqingcheng_welfare_centre"),
    *notes(PRIVATE, "embedded-homes"),
    ("service-standards", None, {}, MET),
    ("smart-homes", None, {}, MET),
    ("rural-funds", 600, {}, MET),
    ("rural-integration", 600, {}, MET),
    *at_least("run-by-society", "gongqingcheng_run_by_society_share", 80),
    *at_least("new-centres", "gongqingcheng_new_centres", 6),
    *at_least("new-rural-homes", "gongqingcheng_new_rural_homes", 11),
]


def facts(
    rule: str, fact: str, lines: dict[object, str], **also: object
) -> list[tuple[str, None, dict[str, object], str]]:
    """Return one line for each answer to a fact, with other answers beside it."""
    return [(rule, None, {**also, fact: answer}, outcome) for answer, outcome in lines.items()]


ENOUGH = {"persons": 20}
NEW_BUILDING = {"is_conversion": False}
BEDROOMS = {"site_kind": "institution", "beds": 240, "storey": 2}
ADVICE = [
    *answered("toilet-turning", "toilet_turning"),
    *answered("handrails", "corridor_handrails"),
    *facts("door-width", "door_width_m", {0.89: NOT_MET, 0.9: MET, 0.91: MET}, **NEW_BUILDING),
    *facts("door-width", "door_width_m", {0.89: NONE}, **CONVERTED),
    *facts("door-width", "door_width_m", {0.89: OPEN}),
    *facts("door-width-conversion", "door_width_m", {0.89: NOT_MET, 0.9: MET}, **CONVERTED),
    *facts("corridor-width", "corridor_width_m", {1.79: NOT_MET, 1.8: MET}, **NEW_BUILDING),
    *facts("corridor-width-conversion", "corridor_width_m", {1.79: NOT_MET, 1.8: MET}, **CONVERTED),
    *facts("window-floor", "floor_per_window", {5.9: MET, 6: MET, 6.1: NOT_MET}, **NEW_BUILDING),
    *facts("window-floor-conversion", "floor_per_window", {6: MET, 6.1: NOT_MET}, **CONVERTED),
    *facts("fire-rating", "fire_rating", {"two": MET, "three": NOT_MET}, **NEW_BUILDING),
    *facts("fire-rating-conversion", "fire_rating", {"two": MET, "three": NOT_MET}, **CONVERTED),
    *facts("revolving-door", "revolving_door", {True: NOT_MET, False: MET}),
    *facts("door-step", "step_height_mm", {14.9: MET, 15: MET, 15.1: NOT_MET}),
    *facts("automatic-door", "automatic_door_width_m", {0.99: NOT_MET, 1: MET, 1.01: MET}),
    *facts("two-doors-distance", "door_to_door_m", {1.49: NOT_MET, 1.5: MET, 1.51: MET}),
    *facts("toilet-stall-long", "toilet_stall_long_m", {1.79: NOT_MET, 1.8: MET, 1.81: MET}),
    *facts("toilet-stall-short", "toilet_stall_short_m", {1.49: NOT_MET, 1.5: MET, 1.51: MET}),
    *facts("door-jgj", "door_width_m", {0.79: NOT_MET, 0.8: MET, 0.81: MET}, **ENOUGH),
    *facts("door-gb50763", "door_width_m", {0.79: NOT_MET, 0.8: MET, 0.81: MET}),
    *facts("corridor-gb50763", "corridor_width_m", {1.19: NOT_MET, 1.2: MET, 1.21: MET}),
    *facts("entrance-slope", "entrance_slope_run", {19: NOT_MET, 20: MET, 21: MET}, **ENOUGH),
    *facts("lift-beds", "lifts", {1: NOT_MET, 2: MET, 3: MET}, **BEDROOMS),
    *facts("lift-beds", "lifts", {0: OPEN}, **BEDROOMS),
    *facts("bed-area", "bed_area_m2", {5.99: NOT_MET, 6: MET, 6.01: MET}, **BEDROOMS),
    *facts(
        "large-rooms-stated",
        "largest_elderly_room_m2",
        {199: MET, 200: MET, 201: NOT_MET},
        **ENOUGH,
    ),
    ("rooms-may-include", None, {}, MET),
    ("site", None, {}, MET),
    ("other-standards", None, {}, MET),
    ("fire-height", None, {}, MET),
    ("measuring-unit", None, {}, MET),
    *facts("not-underground", "has_basement_rooms", {True: NOT_MET, False: MET}, **ENOUGH),
    *facts("not-underground", "has_basement_rooms", {True: NONE}, persons=19, beds=19),
    *facts("not-underground", "has_basement_rooms", {True: NOT_MET}, persons=19, beds=20),
    *facts("not-underground", "has_basement_rooms", {True: NOT_MET}, beds=20),
    *facts("not-underground", "has_basement_rooms", {True: OPEN}, persons=19),
    *facts("not-underground", "has_basement_rooms", {True: OPEN}),
    *facts("ambulance", "ambulance_access", {True: MET, False: NOT_MET}, **ENOUGH),
    *facts("lift", "has_lift", {True: MET, False: NOT_MET}, storey=2, **ENOUGH),
    *facts("lift", "has_lift", {False: NONE}, storey=1, **ENOUGH),
    *facts("corridor-width-jgj", "corridor_width_m", {1.79: NOT_MET, 1.8: MET}, **ENOUGH),
    *facts("stairs", "curved_stairs", {True: NOT_MET, False: MET}, **ENOUGH),
    *facts("stair-width", "stair_width_m", {1.19: NOT_MET, 1.2: MET, 1.21: MET}, **ENOUGH),
    *facts("entrance", "revolving_door", {True: NOT_MET, False: MET}, **ENOUGH),
    *facts("noise", "next_to_noise", {True: NOT_MET, False: MET}, **ENOUGH),
    *facts("door-new", "door_width_m", {0.89: NOT_MET, 0.9: MET}, is_conversion=False),
    *facts("door-new", "door_width_m", {0.8: NONE}, is_conversion=True),
    *facts("door-existing", "door_width_m", {0.79: NOT_MET, 0.8: MET}, is_conversion=True),
    *facts("passage-width", "corridor_width_m", {1.19: NOT_MET, 1.2: MET, 1.21: MET}),
    *facts("accessible-toilet-area", "accessible_toilet_area_m2", {3.99: NOT_MET, 4.0: MET}),
    *facts("accessible-toilet-floor", "accessible_toilet_each_floor", {True: MET, False: NOT_MET}),
    ("two-doors", None, ENOUGH, MET),
    ("measuring-net", None, {}, MET),
    ("measuring-gross", None, {}, MET),
    ("measuring-balcony", None, {}, MET),
]

OF_ROOMS = frozenset({
    "rest-room-persons", "group-shares-1", "group-shares-2", "group-shares-3", "rest-area-person",
    "rest-area-person-below-20", "recreation-person", "recreation-person-below-20", "dining-seat",
    "dining-seat-below-20", "large-rooms-above",
})  # fmt: skip
"""Rules of the advice that need rooms; they are held by tests of their own."""

CASES = {
    "national-advice": ADVICE,
    "anqiu-2023": ANQIU,
    "chaisang-2023": CHAISANG,
    "gongqingcheng-2020": GONGQINGCHENG,
    "shicheng-2022": SHICHENG,
    "yuanzhou-2022": YUANZHOU,
}
