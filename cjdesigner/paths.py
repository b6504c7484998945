"""Where the shipped data is: the only module that knows the places of resources/ and ui/.

In a wheel and in a frozen program both folders lie in the package's own `_data`; in a checkout they
lie beside the package. Rule: nobody else builds a path to shipped data from `__file__`.
"""

from functools import cache
from pathlib import Path


@cache
def _data_root() -> Path:
    """The first folder that holds both resources/ and ui/; the installed place goes first."""
    package = Path(__file__).resolve().parent
    for root in (package / "_data", package.parent):
        if (root / "resources").is_dir() and (root / "ui").is_dir():
            return root
    raise FileNotFoundError(
        f"CJ Designer is not whole: no resources and ui folders in or beside {package}"
    )


def resources() -> Path:
    """The folder with fonts, icons, themes, models, examples and i18n.

    Raises FileNotFoundError when the program was installed without its data.
    """
    return _data_root() / "resources"


def ui() -> Path:
    """The folder with the Qt Designer forms.

    Raises FileNotFoundError when the program was installed without its data.
    """
    return _data_root() / "ui"
