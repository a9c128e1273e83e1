"""Fixtures for pytest: ``qiao_host``, one for all tests, and ``qiao_launch``, whose programs are closed after the
test."""

from __future__ import annotations

from typing import Any, Callable, Iterator

import pytest

from . import Host, Program


@pytest.fixture(scope="session")
def qiao_host() -> Iterator[Host]:
    with Host(workers=1) as host:
        yield host


@pytest.fixture
def qiao_launch(qiao_host: Host) -> Iterator[Callable[..., Program]]:
    programs: list[Program] = []

    def launch(**settings: Any) -> Program:
        programs.append(qiao_host.launch(**settings))
        return programs[-1]

    yield launch
    for program in programs:
        program.close()
