"""The C library: where it is, the types of its functions, and its errors as exceptions.

It must not know what programs are for.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import os
import sys
from pathlib import Path
from typing import Any, Optional


class Error(Exception):
    """Something that was asked of qiao did not happen."""


class TimedOut(Error):
    """It did not happen in time."""


class Thrown(Error):
    """A method threw, or its promise was rejected.

    ``value`` has the fields of what was thrown, such as ``errMsg`` and ``errno`` of a failed call.
    """

    def __init__(self, message: str, value: Any) -> None:
        super().__init__(message)
        self.value = value


_NAMES = {"win32": "qiao.dll", "darwin": "libqiao.dylib"}


def _found() -> str:
    named = os.environ.get("QIAO_LIBRARY")
    if named:
        return named
    own = Path(__file__).with_name(_NAMES.get(sys.platform, "libqiao.so"))
    if own.exists():
        return str(own)
    installed = ctypes.util.find_library("qiao")
    if installed:
        return installed
    raise ImportError("the library of qiao is not installed: QIAO_LIBRARY can name its file")


_TEXT, _POINTER, _ERROR = ctypes.c_char_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p)
_MILLISECONDS = ctypes.c_uint32

# Names, results and arguments, as in qiao.h. A text that is to be freed is a pointer.
_FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "qiao_version": (_TEXT, []),
    "qiao_host_new": (_POINTER, [_TEXT, _ERROR]),
    "qiao_host_free": (None, [_POINTER]),
    "qiao_launch": (_POINTER, [_POINTER, _TEXT, _POINTER, _POINTER, _ERROR]),
    "qiao_launch_with_stop": (_POINTER, [_POINTER, _TEXT, _POINTER, _POINTER, _POINTER, _ERROR]),
    "qiao_stop_new": (_POINTER, []),
    "qiao_stop_now": (None, [_POINTER]),
    "qiao_stop_free": (None, [_POINTER]),
    "qiao_set_timeout": (None, [_POINTER, _MILLISECONDS]),
    "qiao_next": (_POINTER, [_POINTER, _MILLISECONDS, _ERROR]),
    "qiao_answer": (ctypes.c_bool, [_POINTER, ctypes.c_uint64, _TEXT, _ERROR]),
    "qiao_answer_bytes": (ctypes.c_bool, [_POINTER, ctypes.c_uint64, _TEXT, ctypes.c_char_p, ctypes.c_size_t, _ERROR]),
    "qiao_request_body": (_POINTER, [_POINTER, ctypes.c_uint64, ctypes.POINTER(ctypes.c_size_t), _ERROR]),
    "qiao_intercept": (ctypes.c_bool, [_POINTER, _TEXT, ctypes.c_bool, _ERROR]),
    "qiao_pass_bytes": (
        _POINTER,
        [_POINTER, _TEXT, ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(ctypes.c_size_t), _ERROR],
    ),
    "qiao_open": (ctypes.c_bool, [_POINTER, _TEXT, _ERROR]),
    "qiao_call": (_POINTER, [_POINTER, _TEXT, _TEXT, _TEXT, _ERROR]),
    "qiao_data": (_POINTER, [_POINTER, _TEXT, _ERROR]),
    "qiao_global": (_POINTER, [_POINTER, _TEXT, _ERROR]),
    "qiao_thrown": (_POINTER, []),
    "qiao_add_file": (_POINTER, [_POINTER, _TEXT, ctypes.c_char_p, ctypes.c_size_t, _ERROR]),
    "qiao_navigate": (ctypes.c_bool, [_POINTER, _TEXT, _ERROR]),
    "qiao_back": (ctypes.c_bool, [_POINTER, ctypes.c_uint32, _ERROR]),
    "qiao_relaunch": (ctypes.c_bool, [_POINTER, _TEXT, _ERROR]),
    "qiao_page_stack": (_POINTER, [_POINTER, _ERROR]),
    "qiao_evaluate": (_POINTER, [_POINTER, _TEXT, _ERROR]),
    "qiao_ended": (_POINTER, [_POINTER, _MILLISECONDS]),
    "qiao_stored_keys": (_POINTER, [_POINTER, _ERROR]),
    "qiao_stored": (_POINTER, [_POINTER, _TEXT, _ERROR]),
    "qiao_store": (ctypes.c_bool, [_POINTER, _TEXT, _TEXT, _ERROR]),
    "qiao_storage_changed": (ctypes.c_bool, [_POINTER, _MILLISECONDS, _ERROR]),
    "qiao_files_changed": (ctypes.c_bool, [_POINTER, _MILLISECONDS, _ERROR]),
    "qiao_files": (_POINTER, [_POINTER, _ERROR]),
    "qiao_read_file": (_POINTER, [_POINTER, _TEXT, ctypes.POINTER(ctypes.c_size_t), _ERROR]),
    "qiao_write_file": (ctypes.c_bool, [_POINTER, _TEXT, ctypes.c_char_p, ctypes.c_size_t, _ERROR]),
    "qiao_bytes_free": (None, [_POINTER, ctypes.c_size_t]),
    "qiao_background": (None, [_POINTER]),
    "qiao_foreground_with": (ctypes.c_bool, [_POINTER, _TEXT, _ERROR]),
    "qiao_foreground": (None, [_POINTER]),
    "qiao_set_network": (ctypes.c_bool, [_POINTER, _TEXT, _ERROR]),
    "qiao_wait": (ctypes.c_bool, [_POINTER, _MILLISECONDS, _ERROR]),
    "qiao_wait_idle": (ctypes.c_int, [_POINTER, _MILLISECONDS]),
    "qiao_stop": (None, [_POINTER]),
    "qiao_close": (None, [_POINTER]),
    "qiao_text_free": (None, [_POINTER]),
}


def _load() -> ctypes.CDLL:
    loaded = ctypes.CDLL(_found())
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(loaded, name)
        function.restype, function.argtypes = result, arguments
    return loaded


library = _load()


def taken(pointer: Optional[int]) -> Optional[str]:
    """A text of the library, which is freed."""
    if not pointer:
        return None
    try:
        return ctypes.string_at(pointer).decode()
    finally:
        library.qiao_text_free(pointer)


def taken_bytes(name: str, *arguments: Any) -> bytes:
    """Calls a function that gives bytes, and frees them."""
    length = ctypes.c_size_t()
    pointer = called(name, *arguments, ctypes.byref(length))
    try:
        return ctypes.string_at(pointer, length.value)
    finally:
        library.qiao_bytes_free(pointer, length)


def called(name: str, *arguments: Any) -> Any:
    """Calls a function that has a place for an error."""
    error = ctypes.c_void_p()
    result = getattr(library, name)(*arguments, ctypes.byref(error))
    reason = taken(error.value)
    if reason is None:
        return result
    thrown = taken(library.qiao_thrown())
    if thrown is not None:
        said = json.loads(thrown)
        raise Thrown(said["message"], said["value"])
    raise (TimedOut if reason.startswith("timed out") else Error)(reason)


def encoded(value: Any) -> bytes:
    """A value as JSON for the library."""
    return json.dumps(value).encode()
