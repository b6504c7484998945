"""``python -m cjdesigner``: the same as the command ``cjdesigner``."""

import sys

from cjdesigner.cli import main

if __name__ == "__main__":
    sys.exit(main())
