"""Run a torture by its name: ``python tests/torture kills 1000``. See README.md beside this."""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TIMES = {
    "kills": 1000,
    "failing_calls": 1,
    "system_calls": 1,
    "power_cuts": 1000,
    "bounds": 1,
    "extremes": 1_000,
    "mutations": 10_000,
    "window_files": 10_000,
    "long_use": 100_000,
    "window_days": 30,
    "edit_sequences": 10_000,
}

if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "storage")]
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in TIMES:
        sys.exit(f"one of: {', '.join(TIMES)}")
    times = int(sys.argv[2]) if len(sys.argv) > 2 else TIMES[name]
    sys.exit(importlib.import_module(name).main(times))
