"""The architecture is as `backend.yaml` says."""

import os
import subprocess
from pathlib import Path

import pytest

from assistant_platform.check import local_command

ROOT = Path(__file__).parents[3]


def test_the_code_keeps_the_agreement() -> None:
    command = local_command(ROOT)
    if command is None and os.environ.get("CI") != "true":
        pytest.skip("SKIPPED because create-backend is not installed; `poe check` fetches it")
    assert command is not None, "in CI create-backend must be installed"
    judged = subprocess.run([*command, "check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout + judged.stderr
