"""Logs: one JSON line per event on standard output, with the current trace."""

import json
import logging
import logging.config
import re
import traceback
from datetime import UTC, datetime
from functools import cache
from typing import Any

from opentelemetry import trace

_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}
_SECRET_KEY = re.compile(r"authorization|cookie|password|secret|token|api_?key|database_url", re.IGNORECASE)
_SECRET_TEXT = re.compile(r"(://[^:/@\s]*:)[^@/\s]+(?=@)|(\bBearer\s+)\S+", re.IGNORECASE)
REDACTED = "[redacted]"
_encode = json.JSONEncoder(default=str).encode


class JsonFormatter(logging.Formatter):
    """Keys: time, level, msg, logger, trace_id, span_id and whatever `extra` brings."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "msg": _redacted(record.getMessage()),
            "logger": record.name,
        }
        span = trace.get_current_span().get_span_context()
        if span.is_valid:
            line["trace_id"] = trace.format_trace_id(span.trace_id)
            line["span_id"] = trace.format_span_id(span.span_id)
        for key, value in vars(record).items():
            if key not in _OWN:
                line[key] = REDACTED if _is_secret(key) else value
        if record.exc_info:
            line["exception"] = _redacted("".join(traceback.format_exception(*record.exc_info)))
        return _encode(line)


@cache
def _is_secret(key: str) -> bool:
    return _SECRET_KEY.search(key) is not None


def _redacted(text: str) -> str:
    """Removes passwords in addresses and bearer tokens."""
    return _SECRET_TEXT.sub(lambda found: f"{found[1] or found[2]}{REDACTED}", text)


def configure_logs(level: str) -> None:
    """Sends every logger of the process, the server's too, through one formatter."""
    # What no line shows costs nothing: https://docs.python.org/3/howto/logging.html#optimization
    logging.logThreads = logging.logProcesses = False
    logging._srcfile = None  # noqa: SLF001 - the documented way
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": {"()": JsonFormatter}},
            "handlers": {
                "stdout": {
                    "class": "logging.StreamHandler",
                    "stream": "ext://sys.stdout",
                    "formatter": "json",
                }
            },
            "root": {"level": level.upper(), "handlers": ["stdout"]},
            "loggers": {"alembic": {"level": "WARNING"}},
        }
    )
