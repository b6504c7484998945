"""The records' core is pydantic's own, and starting the program does not load the rest of it."""

import subprocess
import sys


def printed(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_reading_and_writing_records_loads_no_description_of_schemas() -> None:
    script = (
        "import sys\n"
        "from cjdesigner.storage.format import decode, encode\n"
        'line = b\'{"type":"project","id":"project","title":"A"}\'\n'
        "assert encode(decode(line)) == line\n"
        "print([name for name in sys.modules if name.startswith(('pydantic.', 'pydantic_core.'))])"
    )
    assert printed(script) == "['pydantic_core._pydantic_core']"


def test_pydantic_works_beside_records() -> None:
    script = (
        "from cjdesigner.storage.format import decode, encode\n"
        'encode(decode(b\'{"type":"project","id":"project","title":"A"}\'))\n'
        "from pydantic import BaseModel, ValidationError\n"
        "from pydantic_core import MISSING, core_schema\n"
        "from cjdesigner.model import core\n"
        "from cjdesigner.model.records import Project\n"
        "class Shelf(BaseModel):\n"
        "    project: Project\n"
        "    count: int | MISSING = MISSING\n"
        "shelf = Shelf(project=Project(id='project', title='A'))\n"
        "assert ValidationError is core.ValidationError and core_schema.str_schema()\n"
        "print(list(shelf.model_dump()), shelf.project.title)"
    )
    assert printed(script) == "['project'] A"


def test_pydantic_that_is_there_already_is_left_alone() -> None:
    script = (
        "import pydantic_core\n"
        "from cjdesigner.model.core import ValidationError\n"
        "print(type(pydantic_core).__name__, pydantic_core.ValidationError is ValidationError)"
    )
    assert printed(script) == "module True"
