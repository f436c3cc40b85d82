"""Room names: what they mean, what they must never mean, and what a person is asked."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.model.plan import Reading
from app.rules.functions import FUNCTIONS
from app.rules.names import NameReading, load_room_names

NAMES = load_room_names()


def words(text: str) -> list[str]:
    return text.split()


SEEN = {
    "rest_room": "休息室 日间休息室 午休室 日托室 日间照料室 公共休息室 居室 老人居住用房",
    "bathing": "沐浴间 沐浴间(含理发室) 助浴间 洗浴室 浴室 理发室",
    "dining": "餐厅 餐厅(含配餐间) 就餐室 配餐室 配餐间 老年餐厅",
    "medical_care": "医疗保健室 保健室 医务室",
    "rehabilitation": "康复训练室 康复室 健身康复室 中医理疗室",
    "counselling": "心理疏导室 心理咨询室 心理·谈话室",
    "reading": "阅览室 阅览室(含图书室) 阅览室(含书画室) 图书阅览室 图书室 图书学习室",
    "network": "网络室 网络聊天室",
    "television": "电视室 影音室 3D影音室",
    "multipurpose": "多功能活动室 多功能活动厅 老年活动室 活动室 休闲娱乐室 娱乐室 棋牌室 麻将室",
    "office": "办公室 值班室 24小时值班室 管理室",
    "kitchen": "厨房 后厨 操作间",
    "laundry": "洗衣房 洗衣室 洗衣间",
    "public_toilet": "公共卫生间 公厕 无障碍厕所 无障碍卫生间 男厕 女卫 第三卫生间 W.C. 洗手间",
    "other": "其他用房 其他用房(含库房等) 库房 储藏间 保洁间 保洁室 厨房库房 卫生洁具间",
    "circulation": "走廊 楼梯 楼梯间 门厅 电梯 前室 管井 设备间 休息平台 1#楼梯 餐厅走廊",
}


@pytest.mark.parametrize(
    ("name", "function"),
    [(name, function) for function, names in SEEN.items() for name in names.split()],
)
def test_a_known_name_means_its_function(name, function):
    assert NAMES.read(name) == NameReading(Reading.CERTAIN, function)


@pytest.mark.parametrize(
    "name",
    words(
        "职工休息室 员工休息 值班休息室 护士休息室 更衣休息室 职工沐浴间 洗漱间 盥洗室 盥洗间 "
        "居室内卫浴 职工食堂 员工餐厅 护理站 儿童保健室 康复花园 接待谈话室 调解室 儿童阅读室 "
        "儿童阅览室 档案室 资料室 弱电间 网络机房 机房 消控·安防 监控室 电视机房 党员活动室 "
        "儿童活动室 儿童娱乐区 室外活动场地 活动板房 会议室 第二会议室 办公室卫生间 "
        "居委会办公室 村委会办公室 党支部办公室 居室内小厨房 晾晒区 休息室内卫生间 "
        "休息室卫生间 休息室2卫生间 室内卫生间 套内卫 职工卫生间 工作人员卫生间 阳台 露台 "
        "活动室(党员) 办公室(村委会)"
    ),
)
def test_a_false_friend_serves_no_function(name):
    assert NAMES.read(name) == NameReading(Reading.EXCLUDED)


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("棋牌·阅览", "multipurpose reading"),
        ("办公·社工站", "office other"),
        ("值班·安防", "office other"),
        ("健康小屋·医务", "medical_care"),
        ("更衣·库房", "other"),
        ("书画·手工坊", "reading multipurpose"),
        ("污洗·布草", "laundry other"),
        ("长者食堂·助餐", "dining kitchen"),
        ("日光起居·共享餐厅", "dining"),
        ("图书阅览室(网络聊天室)", "reading network"),
        ("餐厅/厨房", "dining kitchen"),
        ("厨房兼餐厅", "kitchen dining"),
        ("厨房(含餐厅)", "kitchen dining"),
        ("棋牌室阅览室", "multipurpose reading"),
        ("棋牌\n阅览", "multipurpose reading"),
        ("阅览、网络室", "reading network"),
        ("休息室(含卫生间)", "rest_room public_toilet"),
        ("棋牌室/密室", "multipurpose"),
        ("门厅·休息区", "circulation rest_room"),
        ("Dining / Kitchen", "dining kitchen"),
    ],
)
def test_a_joined_name_is_left_to_a_person(name, candidates):
    assert NAMES.read(name) == NameReading(Reading.JOINED, None, tuple(candidates.split()))


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("医疗康复保健室", "medical_care rehabilitation"),
        ("热食备餐间", "kitchen dining"),
        ("食堂", "dining kitchen"),
        ("健身房", "rehabilitation multipurpose"),
        ("健身室", "rehabilitation multipurpose"),
        ("书画室", "reading multipurpose"),
        ("浴厕合间", "bathing public_toilet"),
        ("餐厨", "dining kitchen"),
        ("Restroom", "public_toilet rest_room"),
    ],
)
def test_one_word_for_several_functions_is_left_to_a_person(name, candidates):
    assert NAMES.read(name) == NameReading(Reading.JOINED, None, tuple(candidates.split()))


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("男厕/女厕", "public_toilet"),
        ("男、女卫生间", "public_toilet"),
        ("棋牌、麻将", "multipurpose"),
        ("沐浴间、理发室", "bathing"),
        ("餐厅及配餐间", "dining"),
        ("走廊·过厅", "circulation"),
        ("多功能活动室(棋牌)", "multipurpose"),
        ("其他用房（库房等）", "other"),
    ],
)
def test_two_names_for_one_function_are_certain(name, function):
    assert NAMES.read(name) == NameReading(Reading.CERTAIN, function)


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("休习室", "rest_room"),
        ("公共卫生问", "public_toilet"),
        ("心里疏导室", "counselling"),
        ("阅揽室", "reading"),
        ("办工室", "office"),
        ("康复训炼室", "rehabilitation"),
        ("网络", "network"),
        ("卫生室", "medical_care"),
        ("村卫生室", "medical_care"),
        ("卫生服务站", "medical_care"),
        ("更衣室", "other"),
        ("谈话室", "counselling"),
        ("休息区", "rest_room"),
        ("员工办公室", "office"),
        ("三年级教师办公室", "office"),
        ("原办公室", "office"),
        ("和谐活动室", "multipurpose"),
        ("休息室(拆除)", "rest_room"),
        ("老年活动室(党员活动室)", "multipurpose"),
    ],
)
def test_a_doubtful_name_is_a_proposal(name, function):
    assert NAMES.read(name) == NameReading(Reading.PROPOSED, None, (function,))


@pytest.mark.parametrize(
    "name",
    words(
        "教室 实验室 文印室 电话室 图画室 储衣室 更衣房 日光起居 体育馆 教室卫生间 公室卫生间 "
        "康养大厅 三年级 A M1021 Rwc 员工天地 休息息室 XX 密室"
    ),
)
def test_what_is_not_known_stays_unknown(name):
    assert NAMES.read(name) == NameReading(Reading.UNKNOWN)


@pytest.mark.parametrize("name", ["", "  ", "\n", "2", "101", "A-101", "32.0㎡", "面积：32", "±()"])
def test_numbers_and_areas_are_no_name(name):
    assert NAMES.read(name).reading in (Reading.UNNAMED, Reading.UNKNOWN)
    assert NAMES.read(name).function is None


@pytest.mark.parametrize(
    "name",
    words(
        "休息室2 2#休息室 休息室（二） 101休息室 A-101休息室 休息室２ （一）休息室 休息室一 "
        "休息室A 三层休息室 2F休息室 二楼东侧休息室 休息室① 休息室Ⅱ 女休息室 休息室(男) "
        "老年人休息室 老人休息室 长者休息室 四人休息室 4人休息室 休息室(6床) 休息室(共用) "
        "休息室-2 第1休息室 休息室32.0㎡ 休息室(32.5平方米) 1号楼休息室 大休息室 休息室【二】 "
        "照料中心休息室 休息间"
    ),
)
def test_numbers_storeys_and_users_change_nothing(name):
    assert NAMES.read(name) == NameReading(Reading.CERTAIN, "rest_room")


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("廚房", "厨房"),
        ("餐廳", "餐厅"),
        ("公共衛生間", "公共卫生间"),
        ("閱覽室", "阅览室"),
        ("醫療保健室", "医疗保健室"),
        ("康復訓練室", "康复训练室"),
        ("洗衣間", "洗衣间"),
        ("網絡室", "网络室"),
        ("電視室", "电视室"),
        ("辦公室", "办公室"),
        ("樓梯間", "楼梯间"),
        ("多功能活動室", "多功能活动室"),
        ("休閒娛樂室", "休闲娱乐室"),
        ("心理疏導室", "心理疏导室"),
    ],
)
def test_traditional_characters_read_as_simplified(name, same):
    assert NAMES.read(name) == NAMES.read(same)
    assert NAMES.read(name).reading is Reading.CERTAIN


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("Rest room", "rest_room"),
        ("KITCHEN", "kitchen"),
        ("Office 2", "office"),
        ("Office 107", "office"),
        ("Men's toilet", "public_toilet"),
        ("wc", "public_toilet"),
        ("North corridor", "circulation"),
        ("Stairs", "circulation"),
        ("Multi-purpose room", "multipurpose"),
    ],
)
def test_english_names_are_known(name, function):
    assert NAMES.read(name) == NameReading(Reading.CERTAIN, function)


@pytest.mark.parametrize("name", ["Staff rest room", "Children's reading room", "Meeting room"])
def test_english_false_friends_serve_no_function(name):
    assert NAMES.read(name).reading is Reading.EXCLUDED


ANY_SEEN = st.sampled_from([name for names in SEEN.values() for name in names.split()])


@given(st.text(max_size=60))
def test_any_text_is_read_without_fault(text):
    found = NAMES.read(text)
    is_certain = found.reading is Reading.CERTAIN
    assert is_certain == (found.function is not None)
    assert not (is_certain and found.candidates)
    assert set(found.functions) <= {*FUNCTIONS, "circulation"}


@given(
    st.lists(
        st.sampled_from("休息室卫生间办公活动餐厅厨房老人男女·/()（）1２A 层楼号及兼含\n"),
        max_size=45,
    )
)
def test_any_mixture_of_name_parts_is_read_without_fault(parts):
    found = NAMES.read("".join(parts))
    assert (found.function is not None) == (found.reading is Reading.CERTAIN)
    assert len(set(found.candidates)) == len(found.candidates)


@given(ANY_SEEN, st.lists(st.sampled_from(["", " ", "\n", "　"]), min_size=12, max_size=12))
def test_spaces_and_line_breaks_change_nothing(name, gaps):
    spaced = "".join(
        letter + (gap if "\u4e00" <= letter <= "\u9fff" else "")
        for letter, gap in zip(name, gaps, strict=False)
    )
    assert NAMES.read(spaced) == NAMES.read(name)


@example("心理·谈话室", 1)
@given(ANY_SEEN.filter(lambda name: name[-1] not in ".)"), st.integers(1, 1999))
def test_a_number_behind_changes_nothing(name, number):
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for text in (f"{name}{number}", f"{name}{wide}", f"{name}({number})", f"{name} {number}"):
        assert NAMES.read(text) == NAMES.read(name)


@given(*[ANY_SEEN.filter(lambda name: "·" not in name)] * 2)
def test_two_functions_in_one_name_are_never_certain(first, second):
    one, other = NAMES.read(first), NAMES.read(second)
    joined = NAMES.read(f"{first}/{second}")
    if one.function != other.function:
        assert joined == NameReading(Reading.JOINED, None, (*one.functions, *other.functions))
    else:
        assert joined == one
