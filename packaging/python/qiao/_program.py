"""Hosts and mini-programs. A thread per program takes its events: lines of the journal go to whoever iterates over
them, functions and questions of the script to the embedder's own code, on threads of a pool.
"""

from __future__ import annotations

import asyncio
import enum
import json
import queue
import threading
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any, AsyncIterator, Callable, Iterator, Mapping, MutableMapping, Optional, Type, Union

from ._library import Error, called, encoded, library, taken, taken_bytes

Line = Mapping[str, Any]

# How long the thread of a program waits for an event before it looks whether the program was closed, in milliseconds.
_LOOK = 200
# How many lines a journal keeps that nobody reads.
_KEPT = 10_000


class Idle(enum.Enum):
    """How a program came to rest."""

    NOTHING_PENDING = 0
    SUSPENDED = 1
    ENDED = 2
    STOPPED = 3
    OUT_OF_MEMORY = 4
    BUSY = 5


class Ask:
    """Something that script asks of its user or of the client. The delegate answers it once; otherwise the platform's
    default does."""

    def __init__(self, event: Line) -> None:
        self.api: str = event["api"]
        self.options: Any = event["options"]
        self._answer: dict[str, Any] = {}

    def succeed(self, fields: Optional[Mapping[str, Any]] = None) -> None:
        """The call succeeds; its result has these fields."""
        self._answer = {"succeed": dict(fields or {})}

    def fail(self, reason: str) -> None:
        """The call fails, with this reason in the platform's message."""
        self._answer = {"fail": reason}

    def cancel(self) -> None:
        """The call fails as if its user had cancelled it."""
        self._answer = {"cancel": True}


class Request:
    """An HTTP request of the script that is held up before it goes out. The handler answers it once; otherwise it goes
    out as it is."""

    def __init__(self, event: Line, body: Callable[[], bytes]) -> None:
        self.method: str = event["method"]
        self.url: str = event["url"]
        self.headers: list[tuple[str, str]] = [(name, value) for name, value in event["headers"]]
        self._body = body
        self._answer: dict[str, Any] = {}
        self._bytes: Optional[bytes] = None

    @property
    def body(self) -> bytes:
        """The body. It cannot be read once the request was answered, or if it is a file of more than 16 MiB."""
        return self._body()

    def fulfil(
        self, status: int = 200, headers: Optional[Mapping[str, str]] = None, body: Union[bytes, str] = b""
    ) -> None:
        """It is answered with this in place of its server. Rules, limits and codings apply as to a server's answer."""
        self._answer = {"fulfil": {"status": status, "headers": list((headers or {}).items())}}
        self._bytes = body.encode() if isinstance(body, str) else body

    def change(
        self,
        *,
        method: Optional[str] = None,
        url: Optional[str] = None,
        headers: Optional[Mapping[str, Optional[str]]] = None,
        body: Union[bytes, str, None] = None,
    ) -> None:
        """It goes out with these changes; a header that is ``None`` is removed."""
        given = {"method": method, "url": url, "headers": dict(headers or {})}
        self._answer = {"change": {name: value for name, value in given.items() if value is not None}}
        self._bytes = body.encode() if isinstance(body, str) else body

    def abort(self, error: str = "refused") -> None:
        """It fails as if the network had: ``name-not-resolved``, ``refused``, ``unreachable``, ``reset``, ``closed``,
        ``offline`` or ``timed-out``."""
        self._answer = {"abort": error}
        self._bytes = None


Interceptor = Callable[[Request], None]


class Stop:
    """Stops one launch, from another thread or before it begins; the launch raises ``Error`` then. Afterwards it stops
    the program."""

    def __init__(self) -> None:
        self._pointer: int = library.qiao_stop_new()

    def stop(self) -> None:
        """Stops it. This never waits, and doing it again does nothing."""
        library.qiao_stop_now(self._pointer)

    def __del__(self) -> None:
        library.qiao_stop_free(self._pointer)


class Journal:
    """The lines of a journal from the first one on, as dictionaries; iteration ends with the program, or when nothing
    came for ``timeout`` seconds. ``for`` and ``async for`` both work."""

    def __init__(self, timeout: Optional[float]) -> None:
        self._lines: queue.Queue[Optional[Line]] = queue.Queue(_KEPT)
        self._timeout = timeout

    def _put(self, line: Optional[Line]) -> None:
        try:
            self._lines.put_nowait(line)
        except queue.Full:
            # The oldest line goes: what is read last is the newest.
            self._lines.get_nowait()
            self._lines.put_nowait(line)

    def __iter__(self) -> Iterator[Line]:
        while True:
            try:
                line = self._lines.get(timeout=self._timeout)
            except queue.Empty:
                return
            if line is None:
                # For others that iterate.
                self._put(None)
                return
            yield line

    async def __aiter__(self) -> AsyncIterator[Line]:
        lines = iter(self)
        loop = asyncio.get_running_loop()
        while True:
            line = await loop.run_in_executor(None, next, lines, None)
            if line is None:
                return
            yield line


class Storage(MutableMapping[str, Any]):
    """The storage of a program, by key. Changes count towards the platform's limits."""

    def __init__(self, there: Callable[[], int]) -> None:
        self._there = there

    def __getitem__(self, key: str) -> Any:
        text = taken(called("qiao_stored", self._there(), key.encode()))
        if text is None:
            raise KeyError(key)
        return json.loads(text)

    def __setitem__(self, key: str, value: Any) -> None:
        called("qiao_store", self._there(), key.encode(), encoded(value))

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        called("qiao_store", self._there(), key.encode(), None)

    def __iter__(self) -> Iterator[str]:
        return iter(json.loads(taken(called("qiao_stored_keys", self._there())) or "[]"))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def clear(self) -> None:
        """Removes all values."""
        called("qiao_store", self._there(), None, None)

    def wait_for_change(self, seconds: float) -> bool:
        """Waits for the next change, by script or by this; whether there was one in this time."""
        return bool(called("qiao_storage_changed", self._there(), _milliseconds(seconds)))


class Program:
    """A mini-program that was launched. Leaving its ``with`` block closes it."""

    def __init__(
        self,
        pointer: int,
        functions: Mapping[str, Callable[..., Any]],
        delegate: Optional[Callable[[Ask], None]],
        intercept: Mapping[str, Interceptor],
    ) -> None:
        self._pointer: Optional[int] = pointer
        self._functions = functions
        self._interceptors = dict(intercept)
        self._delegate = delegate
        self._past: list[Line] = []
        self._journals: list[Journal] = []
        self._lock = threading.Lock()
        self._over = False
        self._pool = ThreadPoolExecutor(max_workers=8, thread_name_prefix="qiao")
        self._thread = threading.Thread(target=self._take_events, name="qiao-events", daemon=True)
        self._thread.start()

    def __enter__(self) -> "Program":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def _there(self) -> int:
        if self._pointer is None:
            raise Error("the mini-program is closed")
        return self._pointer

    def _take_events(self) -> None:
        try:
            while not self._over:
                text = taken(called("qiao_next", self._pointer, _LOOK))
                if text is not None:
                    self._handle(json.loads(text))
        except Error:
            pass  # It has ended.
        with self._lock:
            self._over = True
            for journal in self._journals:
                journal._put(None)

    def _handle(self, event: Line) -> None:
        if event["kind"] == "function":
            self._pool.submit(self._run, event)
        elif event["kind"] == "ask":
            self._pool.submit(self._ask, event)
        elif event["kind"] == "request":
            self._pool.submit(self._intercept, event)
        else:
            with self._lock:
                if len(self._past) < _KEPT:
                    self._past.append(event)
                for journal in self._journals:
                    journal._put(event)

    def _run(self, event: Line) -> None:
        try:
            answer: dict[str, Any] = {"value": self._functions[event["name"]](*event["arguments"])}
            text = encoded(answer)
        except Exception as error:  # noqa: BLE001: whatever it is, script hears of it
            text = encoded({"error": str(error) or type(error).__name__})
        self._answer(event, text)

    def _ask(self, event: Line) -> None:
        ask = Ask(event)
        try:
            if self._delegate:
                self._delegate(ask)
            text = encoded(ask._answer)
        except Exception as error:  # noqa: BLE001
            text = encoded({"fail": str(error) or type(error).__name__})
        self._answer(event, text)

    def _intercept(self, event: Line) -> None:
        number = event["request"]
        request = Request(event, lambda: taken_bytes("qiao_request_body", self._there(), number))
        try:
            with self._lock:
                handler = self._interceptors.get(event["pattern"])
            if handler:
                handler(request)
        except Exception as error:  # noqa: BLE001
            # As where a server fails: script hears of it, and so does who reads the answer.
            request.fulfil(500, {"content-type": "text/plain; charset=utf-8"}, str(error) or type(error).__name__)
        self._answer(event, encoded(request._answer), request._bytes)

    def _answer(self, event: Line, text: bytes, body: Optional[bytes] = None) -> None:
        if not self._over:
            try:
                if body is None:
                    called("qiao_answer", self._there(), event["request"], text)
                else:
                    called("qiao_answer_bytes", self._there(), event["request"], text, body, len(body))
            except Error:
                pass  # It has ended meanwhile.

    def journal(self, timeout: Optional[float] = None) -> Journal:
        """The journal from its first line on, as dictionaries. Of what nobody reads, the newest lines are kept."""
        journal = Journal(timeout)
        with self._lock:
            for line in self._past:
                journal._put(line)
            if self._over:
                journal._put(None)
            self._journals.append(journal)
        return journal

    def set_timeout(self, seconds: float) -> None:
        """How long calls of this program may take before they raise ``TimedOut``; 0 for no limit, which is the default."""
        library.qiao_set_timeout(self._there(), _milliseconds(seconds))

    def open(self, route: str) -> None:
        """Opens a page unless it is open already; the route may have a query."""
        called("qiao_open", self._there(), route.encode())

    def call(self, route: str, method: str, *arguments: Any) -> Any:
        """Calls a method of a page, which is opened if necessary; gives its result, or that of its promise."""
        text = called("qiao_call", self._there(), route.encode(), method.encode(), encoded(list(arguments)))
        return json.loads(taken(text) or "null")

    def data(self, route: str) -> Any:
        """The data of a page."""
        return json.loads(taken(called("qiao_data", self._there(), route.encode())) or "null")

    def field(self, path: str) -> Any:
        """A field of the program's ``App`` object, such as ``globalData.token``."""
        return json.loads(taken(called("qiao_global", self._there(), path.encode())) or "null")

    def add_file(self, name: str, content: bytes) -> str:
        """Puts a file among the temporary ones; gives the path that script can use."""
        return taken(called("qiao_add_file", self._there(), name.encode(), content, len(content))) or ""

    def background(self) -> None:
        """Moves the program to the background."""
        library.qiao_background(self._there())

    def foreground(
        self, *, page: Optional[str] = None, scene: Any = None, referrer: Optional[Mapping[str, Any]] = None
    ) -> None:
        """Brings it back. With a page, a scene or a referrer these are what ``onShow`` gets; the page is opened in
        place of all others, as by a link."""
        options = {"page": page, "scene": scene, "referrer": referrer}
        given = {name: value for name, value in options.items() if value is not None}
        if given:
            called("qiao_foreground_with", self._there(), encoded(given))
        else:
            library.qiao_foreground(self._there())

    def navigate(self, url: str) -> None:
        """Opens a page on top of the one that is shown; the URL may have a query."""
        called("qiao_navigate", self._there(), url.encode())

    def back(self, pages: int = 1) -> None:
        """Goes back by this many pages; the first page stays."""
        called("qiao_back", self._there(), pages)

    def relaunch(self, url: Optional[str] = None) -> None:
        """Starts the program anew with this page, or with its first one; files and storage stay."""
        called("qiao_relaunch", self._there(), None if url is None else url.encode())

    def page_stack(self) -> list[str]:
        """The routes of the open pages; the last one is shown."""
        return list(json.loads(taken(called("qiao_page_stack", self._there())) or "[]"))

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the program, or of its promise."""
        return json.loads(taken(called("qiao_evaluate", self._there(), expression.encode())) or "null")

    def pass_bytes(self, function: str, content: bytes) -> bytes:
        """Calls a function of script, which an expression gives, with an ``ArrayBuffer`` of these bytes; gives those of
        the ``ArrayBuffer``, or view of one, that it or its promise returns. There is no JSON in between."""
        return taken_bytes("qiao_pass_bytes", self._there(), function.encode(), content, len(content))

    def intercept(self, pattern: str, handler: Optional[Interceptor]) -> None:
        """Hands HTTP requests over before they go out, where ``pattern`` is as their URL; ``*`` stands for any text.
        Without a handler, no more of them."""
        with self._lock:
            known = pattern in self._interceptors
            if handler:
                self._interceptors[pattern] = handler
            else:
                self._interceptors.pop(pattern, None)
        if known != bool(handler):
            called("qiao_intercept", self._there(), pattern.encode(), bool(handler))

    def ended(self, seconds: float = 0) -> Optional[str]:
        """Why the program has ended, such as ``it was stopped``; ``None`` if it still runs after this time."""
        return taken(library.qiao_ended(self._there(), _milliseconds(seconds)))

    @property
    def storage(self) -> "Storage":
        """The program's storage, as a mutable mapping."""
        return Storage(self._there)

    def files(self) -> dict[str, int]:
        """The files of the program outside of its package: their sizes by path."""
        listed = json.loads(taken(called("qiao_files", self._there())) or "[]")
        return {file["path"]: file["bytes"] for file in listed}

    def wait_for_file_change(self, seconds: float) -> bool:
        """Waits for the next change of a file, by script or by this; whether there was one in this time."""
        return bool(called("qiao_files_changed", self._there(), _milliseconds(seconds)))

    def read_file(self, path: str) -> bytes:
        """The bytes of a file, by the path that script has for it."""
        return taken_bytes("qiao_read_file", self._there(), path.encode())

    def write_file(self, path: str, content: bytes) -> None:
        """Writes a file in place of one that may be there."""
        called("qiao_write_file", self._there(), path.encode(), content, len(content))

    def remove_file(self, path: str) -> None:
        """Deletes a file."""
        called("qiao_write_file", self._there(), path.encode(), None, 0)

    def set_network(self, condition: str) -> None:
        """Changes the condition of the network: ``wifi``, ``3g``, ``offline`` and others."""
        called("qiao_set_network", self._there(), condition.encode())

    def wait(self, seconds: float) -> None:
        """Waits until this time has passed on the program's clock."""
        called("qiao_wait", self._there(), _milliseconds(seconds))

    def wait_idle(self, seconds: float) -> Idle:
        """Waits until nothing is pending, for at most this time."""
        return Idle(library.qiao_wait_idle(self._there(), _milliseconds(seconds)))

    def stop(self) -> None:
        """Stops the script, whatever it does."""
        library.qiao_stop(self._there())

    def close(self) -> None:
        """Closes the program; all its calls have ended then. Closing it again does nothing."""
        if self._pointer is None:
            return
        # What script still waits for is given up, and no thread uses the pointer any more.
        self._over = True
        self._thread.join()
        self._pool.shutdown(wait=True)
        pointer, self._pointer = self._pointer, None
        library.qiao_close(pointer)


class Host:
    """What mini-programs of one process share. Settings are those of ``qiao_host_new``: ``trust``, ``resolve``,
    ``proxy``, ``workers``, ``denyPrivate``, ``virtualTime``."""

    def __init__(self, **settings: Any) -> None:
        self._pointer: Optional[int] = called("qiao_host_new", encoded(settings))
        self._programs: list[Program] = []

    def __enter__(self) -> "Host":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def launch(
        self,
        *,
        functions: Optional[Mapping[str, Callable[..., Any]]] = None,
        delegate: Optional[Callable[[Ask], None]] = None,
        intercept: Optional[Mapping[str, Interceptor]] = None,
        stop: Optional[Stop] = None,
        **settings: Any,
    ) -> Program:
        """Launches a mini-program. Settings are those of ``qiao_launch``: one of ``project``, ``script`` and
        ``source``, and any of ``platform``, ``page``, ``network``, ``timeout`` and others.

        ``functions`` are globals of the script that return promises; what they raise rejects them. ``delegate`` is
        handed what script asks of its user, as an :class:`Ask`; ``intercept`` has handlers by patterns of URLs, which
        are handed HTTP requests as a :class:`Request` before they go out. All are called on threads of a pool.
        ``stop`` ends the launch while it lasts, and is for this one only.
        """
        if self._pointer is None:
            raise Error("the host is closed")
        asked: dict[str, Any] = {"events": True, "functions": list(functions or {}), "asks": delegate is not None}
        asked["intercept"] = list(intercept or {})
        text = encoded({**settings, **asked})
        if stop is None:
            pointer = called("qiao_launch", self._pointer, text, None, None)
        else:
            pointer = called("qiao_launch_with_stop", self._pointer, text, stop._pointer, None, None)
        program = Program(pointer, functions or {}, delegate, intercept or {})
        self._programs.append(program)
        return program

    def close(self) -> None:
        """Closes the host and all its programs."""
        if self._pointer is None:
            return
        for program in self._programs:
            program.close()
        pointer, self._pointer = self._pointer, None
        library.qiao_host_free(pointer)


def _milliseconds(seconds: float) -> int:
    return min(max(int(seconds * 1000), 0), 0xFFFFFFFF)
