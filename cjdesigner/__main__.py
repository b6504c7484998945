"""``python -m cjdesigner``: the same as the command ``cjdesigner``."""

import sys

try:
    from cjdesigner.cli import main
except KeyboardInterrupt:
    # as the shell counts it; later on the command line does
    sys.exit(130)

if __name__ == "__main__":
    sys.exit(main())
