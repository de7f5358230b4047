"""Pages behind a port of this machine."""

import socket
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI

from monitor.daemon import serving
from monitor.settings import PortalSettings

HERE = "127.0.0.1"


def open_pages(app: FastAPI, port: int) -> AbstractAsyncContextManager[None]:
    """Some pages, while the block runs."""
    return serving(PortalSettings(bind=HERE, port=port), app)


def free_port() -> int:
    """A port that nobody uses right now."""
    with socket.create_server((HERE, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
