"""The parser's own process: reads what is hostile, and can do nothing but answer.

Started by ``feedbox``; one argument a connector, ``name=module:Class``. It has no network, no secrets in
its environment, may write no file and read none but Python's own, and is killed when it takes too long.
"""

import ctypes
import os
import resource
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import BinaryIO

from pydantic import TypeAdapter

from monitor.domain.post import Batch, Fetched
from monitor.errors import SourceError, SourceGone, SourceUnreadable
from monitor.ports import Connector

MEMORY = 700 * 1024 * 1024
CPU_SECONDS = 5
"""CPU, not wall: a busy machine must not reject good feeds (safety P2)."""
SIZE = struct.Struct(">I")
NEW_USER, NEW_NET = 0x10000000, 0x40000000
"""Linux flags for namespaces of one's own (unshare(2))."""
FORBIDDEN = (
    *("socket.", "subprocess.", "ctypes.", "shutil.", "urllib.", "webbrowser."),
    *("os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.kill", "pty."),
    *("os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"),
    *("os.symlink", "os.truncate", "os.utime"),
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
MODULES = (".py", ".pyc", ".so")


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to read; its pages follow as raw bytes of these sizes."""

    connector: str
    fetched: Fetched
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """Posts, or why there are none."""

    batch: Batch | None = None
    problem: str = ""
    reason: str = ""
    gone: bool = False


JOB: TypeAdapter[Job] = TypeAdapter(Job)
REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)


def main() -> None:
    """Answer jobs from standard input until it closes."""
    connectors = {name: loaded(path) for name, path in (a.split("=", 1) for a in sys.argv[1:])}
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        # What a library prints goes where errors go, not between the answers.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        shut_in()
        serve(connectors, sys.stdin.buffer, answers, allow_cpu)


def loaded(path: str) -> type[Connector]:
    """A connector by ``module:Class``."""
    module, _, name = path.partition(":")
    found: type[Connector] = getattr(import_module(module), name)
    return found


def serve(
    connectors: dict[str, type[Connector]],
    source: BinaryIO,
    sink: BinaryIO,
    before: Callable[[], None],
) -> None:
    """One reply a job, each with its length in front."""
    while head := source.read(SIZE.size):
        job = JOB.validate_json(source.read(SIZE.unpack(head)[0]))
        pages = tuple(source.read(size) for size in job.sizes)
        before()
        body = REPLY.dump_json(answer(connectors[job.connector], job.fetched, pages))
        sink.write(SIZE.pack(len(body)) + body)
        sink.flush()


def answer(connector: type[Connector], fetched: Fetched, pages: tuple[bytes, ...]) -> Reply:
    """What the connector makes of it. Whatever a library raises stays in here (safety P6)."""
    try:
        return Reply(connector.normalise(replace(fetched, pages=pages)))
    except SourceUnreadable as error:
        return Reply(problem=str(error), reason=error.reason)
    except SourceGone as error:
        return Reply(problem=str(error), reason=error.reason, gone=True)
    except SourceError as error:
        return Reply(problem=str(error))
    except MemoryError:
        return Reply(problem=f"{fetched.ref.connector}: too large to read", reason="size")
    except RecursionError:
        return Reply(problem=f"{fetched.ref.connector}: nested too deep", reason="depth")
    except Exception as error:  # noqa: BLE001 - the box is here to hold it
        return Reply(
            problem=f"{fetched.ref.connector}: {type(error).__name__}", reason="unreadable"
        )


def allow_cpu() -> None:
    """The next job may use its seconds; more than that and the kernel ends this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def shut_in() -> None:
    """Give up everything that reading a feed does not need."""
    # Without the right to do so the audit hook alone keeps the network out.
    ctypes.CDLL(None, use_errno=True).unshare(NEW_USER | NEW_NET)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(what, (most, most))
    own = tuple(
        {os.path.realpath(path) for path in (*sys.path, sys.prefix, sys.base_prefix) if path}
    )
    sys.addaudithook(lambda event, args: watch(event, args, own))


def watch(event: str, args: tuple[object, ...], own: tuple[str, ...]) -> None:
    """An audit hook: PermissionError for what reading a feed does not need."""
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"{event} is not for the parser")
    if event == "open" and not _harmless(args, own):
        raise PermissionError("the parser opens no files")


def _harmless(args: tuple[object, ...], own: tuple[str, ...]) -> bool:
    """Python's own modules, read only; nothing else."""
    path, flags = args[0], args[2]
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    reads = isinstance(flags, int) and not flags & WRITING
    return reads and isinstance(path, str) and path.endswith(MODULES) and _within(path, own)


def _within(path: str, own: tuple[str, ...]) -> bool:
    real = os.path.realpath(path)
    return any(real.startswith(folder + os.sep) for folder in own)


if __name__ == "__main__":
    main()
