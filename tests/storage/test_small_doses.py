"""A small dose of each torture, so that the scripts keep working and the promises keep holding."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="forks, kills and /proc")
@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("kills", 15),
        ("power_cuts", 10),
        ("failing_calls", 1),
        ("system_calls", 25),
        ("extremes", 10),
        ("mutations", 400),
        ("window_files", 60),
        ("long_use", 3_000),
        ("window_days", 2),
        ("edit_sequences", 500),
    ],
)
def test_a_small_dose_of_torture_is_borne(name: str, times: int) -> None:
    command = [sys.executable, str(ROOT / "tests" / "torture"), name, str(times)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
