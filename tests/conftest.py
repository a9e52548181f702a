"""What holds for every test: laws have no clock, and where nothing may be skipped, a skip is a failure."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

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
