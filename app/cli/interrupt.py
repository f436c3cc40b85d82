"""Ctrl-C that is heard at once, even where a library is busy with one long step."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GRACE_S = 0.6
"""So long the work may take to end by itself."""

_SHOW_CURSOR = "\r\x1b[2K\x1b[?25h"


@contextmanager
def heard_at_once(sentence: str, code: int) -> Iterator[None]:
    """Let Ctrl-C end the program soon, whatever the work inside is doing.

    Python tells the work of it only between two of its own steps. Where that takes too long, the
    program ends from beside it. Nothing is written meanwhile, so no file is left in halves.

    Args:
        sentence: Said on standard error then.
        code: Exit code then.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are told to the main thread only
        return
    heard, told = socket.socketpair()
    told.setblocking(False)
    before = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
    ended = threading.Event()
    threading.Thread(target=_wait, args=(heard, ended, sentence, code), daemon=True).start()
    try:
        yield
    finally:
        ended.set()
        signal.set_wakeup_fd(before)
        told.close()  # ends the thread, which then closes the other


def _wait(heard: socket.socket, ended: threading.Event, sentence: str, code: int) -> None:
    """End the program if Ctrl-C is pressed and the work doesn't end in time."""
    with heard:
        while signals := heard.recv(64):
            if signal.SIGINT in signals and not ended.wait(GRACE_S):
                start = _SHOW_CURSOR if sys.stderr.isatty() else ""
                sys.stderr.write(f"{start}{sentence}\n")
                sys.stderr.flush()
                os._exit(code)
