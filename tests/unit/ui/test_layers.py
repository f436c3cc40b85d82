"""Layers: what they are taken for, lighting them up, saying otherwise beside the window."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.model.linework import LayerUse
from app.model.plan import Origin
from app.ui import edits
from app.ui.rereading import Rereading

WAIT_MS = 10_000


@pytest.fixture
def panel(workspace, document, short_plan):
    document.load(short_plan)
    workspace.left.show_page(workspace.layers)
    return workspace.layers


@pytest.fixture
def rereading(document):
    executor = ThreadPoolExecutor(1, thread_name_prefix="yishen-test")
    yield Rereading(executor, document)
    executor.shutdown(wait=True, cancel_futures=True)


def _rows(panel):
    return {row.name: row for row in panel.list.model().rows if row.name}


def _select(panel, *names):
    panel.list.follow(lambda row: row.name in names)


def _origins(document):
    return {room.origin for room in document.review.plan.rooms}


def _room_layer(panel):
    return next(row.name for row in _rows(panel).values() if row.use is LayerUse.ROOM)


def test_layers_stand_under_what_they_are_taken_for(panel, document):
    rows = _rows(panel)
    assert {row.use for row in rows.values()} >= {LayerUse.ROOM, LayerUse.OTHER}
    drawn = document.content.linework.paths
    assert sum(row.count for row in rows.values()) == len(drawn)


def test_a_search_leaves_only_layers_with_these_letters(panel):
    name = _room_layer(panel)
    panel.search.setText(name[:4].lower())
    assert name in _rows(panel)
    assert all(name[:4].lower() in row.casefold() for row in _rows(panel))


def test_selected_layers_light_up_on_the_plan_until_the_panel_is_left(panel, workspace, qtbot):
    with qtbot.waitSignal(panel.lines_shown) as shown:
        _select(panel, _room_layer(panel))
    assert len(shown.args[0]) > 0
    with qtbot.waitSignal(panel.lines_shown) as shown:
        workspace.left.show_page(workspace.left.pages.widget(0))
    assert shown.args[0] == ()


def test_a_role_is_asked_for_by_its_button(panel, qtbot):
    name = _room_layer(panel)
    _select(panel, name)
    assert panel.uses[LayerUse.ROOM].isChecked()
    with qtbot.waitSignal(panel.use_asked) as asked:
        panel.uses[LayerUse.OTHER].click()
    assert asked.args == [(name,), LayerUse.OTHER]


def test_without_a_selection_no_role_can_be_given(panel):
    _select(panel)
    assert not any(made.isEnabled() for made in panel.uses.values())


def test_tables_have_no_layers(workspace, document, room_table):
    document.load(room_table)
    assert workspace.left.is_on(workspace.left.pages.widget(0))
    assert not workspace.left._buttons[workspace.layers].isVisible()


def test_another_role_is_read_beside_the_window_in_one_step(panel, document, rereading, qtbot):
    name = _room_layer(panel)
    assert _origins(document) == {Origin.OUTLINE}
    with qtbot.waitSignal(document.reread_done, timeout=WAIT_MS):
        rereading.use_layers((name,), LayerUse.OTHER)
        assert rereading.is_running
    assert document.content.options.layer_uses == ((name, LayerUse.OTHER),)
    assert _origins(document) == {Origin.WALLS}
    document.undo_stack.undo()
    assert document.content.options.layer_uses == ()
    assert _origins(document) == {Origin.OUTLINE}


def test_what_a_person_says_meanwhile_is_kept(panel, document, rereading, qtbot):
    with qtbot.waitSignal(document.reread_done, timeout=WAIT_MS):
        rereading.use_layers((_room_layer(panel),), LayerUse.ROOM)
        edits.declare_gross_area(document, 900.0)
    assert document.review.declared_gross_area_m2 == 900.0
    document.undo_stack.undo()
    assert document.review.declared_gross_area_m2 == 900.0


def test_two_roles_in_a_row_are_read_together(panel, document, rereading, qtbot):
    first, second = list(_rows(panel))[:2]
    with qtbot.waitSignal(document.reread_done, timeout=WAIT_MS):
        rereading.use_layers((first,), LayerUse.OTHER)
        rereading.use_layers((second,), LayerUse.OTHER)
    assert dict(document.content.options.layer_uses) == {
        first: LayerUse.OTHER,
        second: LayerUse.OTHER,
    }
    assert document.undo_stack.count() == 1


def test_cancelling_leaves_the_drawing_as_it_was_read(panel, document, rereading):
    rereading.use_layers((_room_layer(panel),), LayerUse.OTHER)
    rereading.cancel()
    assert not rereading.is_running
    assert document.content.options.layer_uses == ()


def test_the_role_that_a_layer_has_already_is_not_read_again(panel, document, rereading):
    rereading.use_layers((_room_layer(panel),), None)
    assert not rereading.is_running


def test_window_shows_the_reading_and_the_drawing_without_rooms(window, short_plan, qtbot):
    window._on_opened(short_plan)
    workspace = window.shell.workspace
    workspace.left.show_page(workspace.layers)
    name = _room_layer(workspace.layers)
    with qtbot.waitSignal(window.document.reread_done, timeout=WAIT_MS):
        window.rereading.use_layers(tuple(_rows(workspace.layers)), LayerUse.OTHER)
        assert workspace.work.isVisible()
    assert not workspace.work.isVisible()
    assert window.document.review.plan.rooms == ()
    assert workspace.centre.currentWidget() is workspace.canvas
    assert _rows(workspace.layers)[name].is_said
    workspace.left.show_page(workspace.left.pages.widget(0))
    assert workspace.editing.card.isVisible()
