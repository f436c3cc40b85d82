import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.errors import Cancelled, message
from app.ui.tasks import LatestJob

STEP = message("Checking")


@pytest.fixture
def job(qapp):
    with ThreadPoolExecutor(2, thread_name_prefix="yishen-test") as executor:
        made = LatestJob(executor)
        yield made
        made.cancel()


def test_the_answer_comes(job, qtbot):
    with qtbot.waitSignal(job.done) as told:
        job.start(lambda _: 42)
    assert told.args == [42]
    assert not job.is_running


def test_an_exception_is_told(job, qtbot):
    with qtbot.waitSignal(job.failed) as told:
        job.start(lambda _: 1 / 0)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_progress_is_told(job, qtbot):
    steps = []
    job.progressed.connect(lambda step, share: steps.append((step, share)))
    with qtbot.waitSignal(job.done):
        job.start(lambda progress: progress(STEP, 0.5))
    assert steps == [(STEP, 0.5)]


def test_only_the_newest_answer_comes(job, qtbot):
    gate = threading.Event()
    answers: list[object] = []
    job.done.connect(answers.append)
    job.start(lambda _: gate.wait(5) and "old")
    with qtbot.waitSignal(job.done):
        job.start(lambda _: "new")
    gate.set()
    with qtbot.waitSignal(job.done):
        job.start(lambda _: "newest")
    assert answers == ["new", "newest"]


def test_cancelled_work_hears_it_and_says_nothing(job, qtbot):
    begun, gate, heard = threading.Event(), threading.Event(), threading.Event()

    def work(progress):
        begun.set()
        gate.wait(5)
        try:
            progress(STEP, 0.5)
        except Cancelled:
            heard.set()
            raise

    answers: list[object] = []
    job.done.connect(answers.append)
    job.failed.connect(answers.append)
    job.start(work)
    assert begun.wait(5)
    job.cancel()
    assert not job.is_running
    gate.set()
    assert heard.wait(5)
    with qtbot.waitSignal(job.done):
        job.start(lambda _: "next")
    assert answers == ["next"]
