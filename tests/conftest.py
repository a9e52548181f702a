"""What holds for every test: no clock for laws, no silent skips, one running product for all."""

import os
from collections.abc import Generator, Iterator

import pytest
from hypothesis import settings

from tests.live.koshin import Koshin

# The machine that runs this is shared and slow at times: a law is wrong or right, never late.
settings.register_profile("koshin", deadline=None, print_blob=True)
settings.load_profile("koshin")

NOTHING_SKIPPED = bool(os.environ.get("KOSHIN_TEST_NOTHING_SKIPPED"))


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if NOTHING_SKIPPED and report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skipped test fails when KOSHIN_TEST_NOTHING_SKIPPED is set."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """So does a module that skips itself."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.fixture(scope="session")
def koshin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Koshin]:
    """The running product, started once for all tests: demo mode, SQLite, a home of its own.

    Whoever stops a part of it or moves its clock puts that right again.
    """
    running = Koshin(tmp_path_factory.mktemp("koshin"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def live_service(koshin: Koshin) -> str:
    """The address of the running product, without a slash at its end."""
    return koshin.url
