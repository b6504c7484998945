"""The palette through Qt's own drag loop, in a process apart (see `real_drag`)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the platform 'minimal' is Linux's")
def test_what_is_dragged_with_the_mouse_lands_on_what_is_under_it(tmp_path: Path) -> None:
    script = Path(__file__).with_name("real_drag.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "minimal"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["9", "10", "Entice", "Pigeon"], done.stderr
