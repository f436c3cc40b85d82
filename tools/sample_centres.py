"""Describe the buildings of the samples: which rooms stand where along which corridor.

Room sizes come from the standard's own figures, a little above them, so that a sample stays
compliant if a figure is ever corrected.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from tools.sample_layout import Item, Wing

if TYPE_CHECKING:
    from app.rules.standard import Row

LEFT_OVER = 5
"""Per mille by which the smallest room exceeds its figure; bays in steps of 50 mm add the rest."""


class Recipe:
    """Hands out rooms that together meet the figures of one class."""

    def __init__(self, row: Row, seed: int) -> None:
        self._required = {rule.function: rule.area_m2 for rule in row.rooms}
        self._random = random.Random(seed)

    def rooms(self, function: str, *names: str, share: float = 1.0) -> list[Item]:
        """Return equal rooms with ``names`` that together have ``share`` of the figure."""
        area = self._required[function] * share / len(names)
        more = 1 + LEFT_OVER / 1000 + self._random.uniform(0, 0.012)
        return [Item(name=name, use=function, area_m2=area * more) for name in names]

    def room(self, function: str, name: str, *, share: float = 1.0) -> Item:
        """Return one room with ``share`` of the figure of ``function``."""
        return self.rooms(function, name, share=share)[0]

    def wide(self, function: str, name: str) -> Item:
        """Return a room that also takes what is left of its row."""
        return replace(self.room(function, name), grows=True)


def lobby(width: float, *, grows: bool = True) -> Item:
    """Return an entrance hall at least ``width`` wide."""
    return Item(name="门厅", use="lobby", width=width, grows=grows)


def plant(width: float, name: str = "设备间", *, grows: bool = True) -> Item:
    """Return a room for building services."""
    return Item(name=name, use="plant", width=width, grows=grows)


def gap(width: float = 2400) -> Item:
    """Return the place where the corridor of another wing runs through."""
    return Item(width=width)


def fixed(use: str, name: str, width: float) -> Item:
    """Return a room of a given width."""
    return Item(name=name, use=use, width=width)


def class_one(recipe: Recipe) -> list[Wing]:
    """Return a U: kitchen and hall in the west wing, rest rooms in the east wing."""
    rest = recipe.rooms("rest_room", *(f"休息室{number}" for number in range(1, 9)))
    baths = recipe.rooms("bathing", "男浴室", "女浴室")
    talks = recipe.rooms("counselling", "心理疏导室1", "心理疏导室2")
    depth = 6360
    main = Wing(
        depth=depth,
        right=(
            recipe.room("medical_care", "医疗保健室"),
            recipe.room("rehabilitation", "康复训练室"),
            lobby(7200),
            *talks,
            recipe.room("reading", "阅览室"),
            recipe.room("network", "网络室"),
        ),
        left=(
            fixed("public_toilet", "女卫生间", (depth - 240) / 2),
            fixed("public_toilet", "男卫生间", (depth - 240) / 2),
            gap(),
            recipe.room("laundry", "洗衣房"),
            plant(2220),
            rest[6],
            rest[7],
            recipe.room("other", "库房"),
            plant(2220, "配电间", grows=False),
            gap(),
            fixed("office", "办公室", depth),
        ),
    )
    west = Wing(
        depth=depth,
        left=(recipe.room("dining", "餐厅"), plant(1800)),
        right=(recipe.room("multipurpose", "多功能活动室"),),
        end=recipe.room("kitchen", "厨房"),
    )
    east = Wing(depth=depth, left=(*rest[:3], baths[0]), right=(*rest[3:6], baths[1]), gap=1)
    return [main, west, east]


def class_two(recipe: Recipe) -> list[Wing]:
    """Return an L with dining and kitchen in the east wing."""
    rest = recipe.rooms("rest_room", *(f"休息室{number}" for number in range(1, 6)))
    toilets = recipe.rooms("public_toilet", "男卫生间", "女卫生间")
    baths = recipe.rooms("bathing", "男沐浴间", "女沐浴间")
    depth = 5760
    main = Wing(
        depth=depth,
        right=(
            *rest[:2],
            lobby(4800),
            *rest[2:4],
            recipe.room("medical_care", "医疗保健室"),
            recipe.room("counselling", "心理疏导室"),
            recipe.room("other", "库房"),
        ),
        left=(
            recipe.room("reading", "阅览室"),
            recipe.room("network", "网络室"),
            recipe.room("multipurpose", "多功能活动室"),
            *toilets,
            plant(1500),
            recipe.room("laundry", "洗衣房"),
            gap(),
            fixed("office", "办公室", depth),
        ),
    )
    east = Wing(
        depth=depth,
        left=(recipe.room("dining", "餐厅"), *baths),
        right=(
            rest[4],
            recipe.room("rehabilitation", "康复训练室"),
            plant(1250, "配电间"),
        ),
        end=recipe.room("kitchen", "厨房"),
    )
    return [main, east]


def class_two_short(recipe: Recipe) -> list[Wing]:
    """Return the class-two centre with a kitchen that is too small and without a network room."""
    main, east = class_two(recipe)
    left = tuple(plant(3000) if item.use == "network" else item for item in main.left)
    return [replace(main, left=left), replace(east, end=recipe.room("kitchen", "厨房", share=0.8))]


def class_three(recipe: Recipe) -> list[Wing]:
    """Return a straight building with rooms on both sides of its corridor."""
    rest = recipe.rooms("rest_room", "休息室1", "休息室2", "休息室3")
    toilets = recipe.rooms("public_toilet", "男卫生间", "女卫生间")
    main = Wing(
        depth=5760,
        right=(
            *rest,
            lobby(6000),
            recipe.room("medical_care", "医疗保健室"),
            recipe.room("counselling", "心理疏导室"),
            recipe.room("office", "办公室"),
            recipe.room("bathing", "沐浴间"),
        ),
        left=(
            recipe.room("kitchen", "厨房"),
            recipe.room("dining", "餐厅"),
            recipe.room("laundry", "洗衣房"),
            *toilets,
            plant(1500),
            recipe.room("other", "库房"),
            recipe.room("network", "网络室"),
            recipe.room("reading", "阅览室"),
            recipe.room("multipurpose", "多功能活动室"),
        ),
        end=recipe.room("rehabilitation", "康复训练室"),
    )
    return [main]


def class_three_angled(recipe: Recipe) -> list[Wing]:
    """Return an L with reading, bathing and training in the east wing."""
    toilets = recipe.rooms("public_toilet", "男厕", "女厕")
    depth = 5760
    main = Wing(
        depth=depth,
        right=(
            *recipe.rooms("rest_room", "1#休息室", "2#休息室", "3#休息室"),
            lobby(4800),
            recipe.room("medical_care", "医疗保健室"),
            recipe.room("counselling", "心理疏导室"),
        ),
        left=(
            recipe.room("kitchen", "厨房"),
            recipe.room("dining", "餐厅(含配餐间)"),
            recipe.room("laundry", "洗衣房"),
            *toilets,
            gap(),
            fixed("multipurpose", "多功能活动室", depth),
        ),
    )
    east = Wing(
        depth=depth,
        left=(
            recipe.room("reading", "阅览室"),
            recipe.room("network", "网络室"),
            recipe.room("other", "其他用房"),
        ),
        right=(recipe.room("bathing", "沐浴间"), recipe.wide("office", "办公室")),
        end=recipe.room("rehabilitation", "康复训练室"),
    )
    return [main, east]


def class_four(recipe: Recipe) -> list[Wing]:
    """Return a small deep building with a narrow corridor and the hall across its end."""
    rest = recipe.rooms("rest_room", "休息室1", "休息室2")
    main = Wing(
        depth=6960,
        corridor=1800,
        right=(
            *rest,
            lobby(2700, grows=False),
            recipe.room("medical_care", "医疗保健室"),
            recipe.room("public_toilet", "公共卫生间"),
            recipe.room("office", "办公室"),
            recipe.wide("network", "网络室"),
            recipe.room("reading", "阅览室"),
        ),
        left=(
            recipe.room("kitchen", "厨房"),
            recipe.room("dining", "餐厅"),
            recipe.room("laundry", "洗衣房"),
            recipe.room("bathing", "沐浴间"),
            recipe.room("counselling", "心理疏导室"),
            recipe.room("other", "库房"),
            recipe.room("multipurpose", "多功能活动室"),
            recipe.room("rehabilitation", "康复训练室"),
        ),
    )
    return [main]


def rural_home(recipe: Recipe) -> list[Wing]:
    """Return a T: rest rooms towards the south, dining and bathing in the rear wing."""
    rest = recipe.rooms("rest_room", *(f"日间休息室{number}" for number in range(1, 6)))
    baths = recipe.rooms("bathing", "男浴室", "女浴室")
    toilets = recipe.rooms("public_toilet", "男厕所", "女厕所")
    depth = 5160
    main = Wing(
        depth=depth,
        right=(
            *rest[:3],
            lobby(5400),
            *rest[3:],
            recipe.room("counselling", "心理疏导室"),
        ),
        left=(
            *toilets,
            recipe.room("medical_care", "医疗保健室"),
            recipe.room("reading", "图书阅览室"),
            gap(),
            recipe.room("television", "电视室"),
            recipe.room("office", "办公室"),
            recipe.room("laundry", "洗衣房"),
            plant(1500),
            recipe.room("other", "储藏室"),
        ),
    )
    rear = Wing(
        depth=depth,
        left=(recipe.room("dining", "餐厅"), recipe.wide("kitchen", "厨房")),
        right=(recipe.room("multipurpose", "多功能活动室"), *baths),
    )
    return [main, rear]


def idle_school() -> list[Wing]:
    """Return a village school: class rooms along an open-sided corridor, an L."""
    depth = 6360

    def school_room(name: str, use: str, width: float) -> Item:
        return Item(name=name, use=use, width=width)

    main = Wing(
        depth=depth,
        corridor=1800,
        left=(
            *(school_room(f"教室{number}", "classroom", 8460) for number in range(1, 4)),
            school_room("教师办公室", "office", 5160),
            gap(1800),
            school_room("体育器材室", "other", depth),
        ),
    )
    wing = Wing(
        depth=depth,
        corridor=1800,
        right=(
            *(school_room(f"教室{number}", "classroom", 8460) for number in range(4, 7)),
            school_room("图书室", "reading", 6360),
            school_room("男厕所", "public_toilet", 3060),
            school_room("女厕所", "public_toilet", 3060),
        ),
    )
    return [main, wing]


def two_levels(recipe: Recipe) -> tuple[list[Wing], list[Wing]]:
    """Return ground floor and upper floor of a centre with stairs and a lift."""
    depth = 6960
    stairs = fixed("stairs", "楼梯间", 3060)
    lift = Item(name="电梯厅", use="lift_hall", width=2400, shaft="电梯")
    rest = recipe.rooms("rest_room", *(f"休息室{number}" for number in range(1, 5)))
    baths = recipe.rooms("bathing", "男沐浴间", "女沐浴间")
    toilets = recipe.rooms("public_toilet", "公共卫生间", "公共卫生间")
    ground = Wing(
        depth=depth,
        corridor=1800,
        left=(
            stairs,
            toilets[0],
            recipe.room("laundry", "洗衣房"),
            recipe.wide("other", "库房"),
            recipe.room("reading", "阅览室"),
            recipe.room("counselling", "心理疏导室"),
            recipe.room("network", "网络室"),
            lift,
        ),
        right=(
            baths[0],
            recipe.room("medical_care", "医疗保健室"),
            lobby(5400),
            recipe.room("office", "办公室"),
            recipe.room("dining", "餐厅"),
        ),
        end=recipe.room("kitchen", "厨房"),
    )
    upper = Wing(
        depth=depth,
        corridor=1800,
        left=(
            stairs,
            toilets[1],
            recipe.room("multipurpose", "多功能活动室"),
            recipe.room("rehabilitation", "康复训练室"),
            baths[1],
            lift,
        ),
        right=(*rest[:3], replace(rest[3], grows=True)),
    )
    return [ground], [upper]
