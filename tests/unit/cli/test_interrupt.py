"""Ctrl-C while a library is busy."""

import signal
import subprocess
import sys
import time

import pytest

BUSY = """
import hashlib
from app.cli.interrupt import heard_at_once

with heard_at_once("stopped.", 2):
    print("ready", flush=True)
    hashlib.pbkdf2_hmac("sha256", b"word", b"salt", 1_000_000_000)
"""

PATIENT = """
import time
from app.cli.interrupt import heard_at_once

try:
    with heard_at_once("never said", 7):
        print("ready", flush=True)
        time.sleep(60)
except KeyboardInterrupt:
    print("ended by itself")
"""


HEARS = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
"""
"""Whoever starts the tests in the background makes them deaf to Ctrl-C, and their children too."""


def interrupted(code):
    """Run ``code``, press Ctrl-C once it is ready, and return it ended with what it took."""
    with subprocess.Popen(
        [sys.executable, "-c", HEARS + code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.5)  # what comes before the long step would hear Ctrl-C as Python does
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        return process.returncode, out, err, time.monotonic() - began


@pytest.mark.skipif(sys.platform == "win32", reason="a console is needed to press Ctrl-C")
def test_a_long_step_of_a_library_is_ended_with_one_sentence():
    code, _, err, seconds = interrupted(BUSY)
    assert (code, err) == (2, "stopped.\n")
    assert seconds < 5  # a second where nothing else runs


@pytest.mark.skipif(sys.platform == "win32", reason="a console is needed to press Ctrl-C")
def test_work_that_ends_in_time_ends_by_itself():
    code, out, err, _ = interrupted(PATIENT)
    assert (code, out, err) == (0, "ended by itself\n", "")
