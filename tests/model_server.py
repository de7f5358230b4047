"""A server on this machine that speaks chat completions, and does what a test has told it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Speaks = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class ModelServer:
    """What it was asked, and what it says: each answer once, the last one for ever."""

    port: int = 0
    answers: list[Speaks] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def says(self, *answers: Speaks) -> None:
        self.answers = list(answers)

    @property
    def material(self) -> list[dict[str, Any]]:
        """What was in the user message of each question."""
        return [json.loads(asked["messages"][1]["content"]) for asked in self.asked]

    def hang(self) -> None:
        """Say nothing for as long as the server is there."""
        self.over.wait(30)

    def speak(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length") or 0)
        self.asked.append(json.loads(handler.rfile.read(length) or b"{}"))
        self.headers.append({name.lower(): value for name, value in handler.headers.items()})
        self.paths.append(handler.path)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        answer(handler)


def body(content: bytes, status: int = 200, **headers: str) -> Speaks:
    """One answer as it stands."""

    def speak(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return speak


def message(**said: Any) -> Speaks:
    """A completion with one message, as Ollama and vLLM send it."""
    choice = {"index": 0, "message": {"role": "assistant", **said}, "finish_reason": "stop"}
    whole = {"id": "1", "object": "chat.completion", "model": "small", "choices": [choice]}
    return body(json.dumps(whole).encode())


def content(value: object) -> Speaks:
    """A completion whose content is this value as JSON."""
    return message(content=json.dumps(value))


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """The server, while the block runs."""
    here = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            here.speak(self)

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield here
    finally:
        here.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
