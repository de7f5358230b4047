"""How the daemon logs: one JSON line an event, ids only, on standard error. Other commands only speak."""

import logging
import sys

import structlog

TOO_CHATTY = ("httpx", "aiohttp", "apscheduler", "uvicorn", "alembic", "asyncio")
"""Libraries whose log lines may hold whole addresses, tokens included (safety K5)."""


def quiet_logs() -> None:
    """Ours in full; of the libraries only that something is wrong, not their words."""
    for name in TOO_CHATTY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def spoken_only() -> None:
    """For a command that somebody waits for: what it does it says itself, and its output holds nothing else."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
