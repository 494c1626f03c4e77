"""A process that has imported the core and forks runs of its command line: each is killed at a moment, or not.

Reads lines of JSON: ``{"recipe": path, "folder": path, "at": n}`` kills the run at its n-th file operation in the
folder, ``"after": s`` so many seconds after its start; ``"arguments": [...]`` is another command line than the build's.
Answers a line each: exit code, operations, seconds.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from typing import Any

import pyogrio.raw  # noqa: F401

import dl4eo_qgis.core.pipeline  # noqa: F401
from dl4eo_qgis.core.__main__ import main

EVENTS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir")


def count_operations(folder: str, at: int, told: int) -> None:
    """Count what this process does in a folder, tell the count at the end, and kill it at one of them."""
    count = 0
    lock = threading.Lock()

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal count
        if event in EVENTS and f"{args[0]}/".startswith(f"{folder}/"):
            with lock:
                count += 1
                os.pwrite(told, b"%8d" % count, 0)
            if count == at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def run(asked: dict[str, Any]) -> dict[str, Any]:
    """Fork one run and wait for its end."""
    told = os.memfd_create("count")
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        count_operations(asked["folder"], asked.get("at", 0), told)
        code = main(asked["arguments"] if "arguments" in asked else ["build", asked["recipe"]])
        os._exit(code)
    if "after" in asked:
        time.sleep(asked["after"])
        os.kill(child, signal.SIGKILL)  # our own child: until it is waited for, its id is nobody else's
    status = os.waitpid(child, 0)[1]
    answer = {
        "code": os.waitstatus_to_exitcode(status),
        "operations": int(os.pread(told, 8, 0) or b"0"),
        "seconds": time.monotonic() - start,
    }
    os.close(told)
    return answer


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(json.loads(line))) + "\n")
        sys.stdout.flush()
