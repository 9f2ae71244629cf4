"""How the log is written: for people, or one JSON object a line for programs that collect logs."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

_LEVELS = {"text": "WARNING", "json": "INFO"}
"""People at a terminal are told what is wrong; a collector also of what happens."""


class JsonLines(logging.Formatter):
    """One object a line: time, level, logger, message, and the fault's traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["fault"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def log_config(form: str) -> dict[str, Any]:
    """What `logging.config.dictConfig` takes, for `text` or `json`."""
    written = {"handlers": ["stderr"], "level": _LEVELS[form]}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"text": {"format": "%(levelname)s: %(message)s"}, "json": {"()": JsonLines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": form}},
        "loggers": {"descentlab": written, "uvicorn": written},
    }
