"""What holds for every test: Qt without a screen, and folders of the test's own.

Qt itself is not imported here, so that the rooms without Qt are tested without it. Beside it stand
builders, strategies and cases, for all rooms to import.
"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# a machine that is busy with something else is no failure
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# what a test starts is the program that is tested, though another may be installed
_HERE = str(Path(__file__).parents[1])
os.environ["PYTHONPATH"] = os.pathsep.join([_HERE, *filter(None, [os.environ.get("PYTHONPATH")])])


def pytest_configure(config: pytest.Config) -> None:
    # the platform without a screen says this of windows and menus; it is no fault of ours
    for about in ("propagateSizeHints", r"raise\(\)", "grabbing the (keyboard|mouse)"):
        config.addinivalue_line("qt_log_ignore", f"This plugin does not support {about}")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data and recovery of the test's own, wherever the system keeps them."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("LANGUAGE", "en")
    return home
