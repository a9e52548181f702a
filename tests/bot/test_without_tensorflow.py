"""Rasa starts without TensorFlow, and our pipeline does not miss it."""

import subprocess
import sys

import yaml
from rasa.shared.utils.common import class_from_module_path

from tests.bot.running import ROOT

STARTS = """
import sys
from bot import without_tensorflow
without_tensorflow.install()
import rasa.core.agent, rasa.core.run, rasa.model_training, rasa.server
found = [module for name, module in sys.modules.items() if name.startswith("tensorflow")]
print(sum(bool(getattr(module, "__file__", None)) for module in found))
"""


def test_rasa_imports_no_tensorflow() -> None:
    command = [sys.executable, "-W", "ignore", "-c", STARTS]
    done = subprocess.run(command, cwd=str(ROOT), capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "0"


def test_our_components_are_there() -> None:
    config = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))
    for component in config["pipeline"]:
        assert class_from_module_path(component["name"]).__module__.startswith("bot.components.")
    assert [policy["name"] for policy in config["policies"]] == ["RulePolicy"]
