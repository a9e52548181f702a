"""Small by budget: modules and functions."""

import ast
import statistics

from tests.architecture.sources import ROOT, committed, modules, text_of

MEDIAN_LINES = 60
MODULE_LINES = 250
FUNCTION_LINES = 40


def lines_of_modules() -> dict[str, int]:
    counted = {str(p.relative_to(ROOT)): text_of(p).count("\n") for p in modules()}
    return {name: lines for name, lines in counted.items() if lines}


def test_half_of_the_modules_fit_on_a_screen() -> None:
    assert statistics.median(lines_of_modules().values()) <= MEDIAN_LINES


def test_no_module_is_long() -> None:
    assert {name: lines for name, lines in lines_of_modules().items() if lines > MODULE_LINES} == {}


def test_no_function_is_long() -> None:
    long = {}
    for path in modules():
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    long[f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"] = lines
    assert long == {}


def test_no_large_file_is_committed() -> None:
    large = {str(p.relative_to(ROOT)): p.stat().st_size for p in committed() if p.stat().st_size > 1_000_000}
    assert large == {}
