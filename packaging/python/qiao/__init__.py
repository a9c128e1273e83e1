"""Runs the network code of mini-programs: WeChat, Feishu and Baidu, without a phone, a display or a login."""

from ._library import Error, Thrown, TimedOut, library
from ._program import Ask, Host, Idle, Journal, Line, Program, Request, Stop, Storage

__all__ = [
    "Ask",
    "Error",
    "Host",
    "Idle",
    "Journal",
    "Line",
    "Program",
    "Request",
    "Stop",
    "Storage",
    "Thrown",
    "TimedOut",
    "version",
]


def version() -> str:
    """The version of the library."""
    return str(library.qiao_version(), "ascii")
