"""The document's graph is networkx's own, and starting the program does not load the rest of it."""

import subprocess
import sys


def printed(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_document_loads_no_algorithms() -> None:
    script = (
        "import sys, cjdesigner.timeline.document\n"
        "print([name for name in sys.modules if name.startswith('networkx.algorithms')])"
    )
    assert printed(script) == "[]"


def test_whoever_asks_networkx_for_more_gets_it() -> None:
    script = (
        "from cjdesigner.timeline.graphs import MultiDiGraph\n"
        "import networkx as nx\n"
        "graph = MultiDiGraph([('a', 'b'), ('b', 'a')])\n"
        "assert nx.is_strongly_connected(graph) and nx.MultiDiGraph is MultiDiGraph\n"
        "assert nx.algorithms.cycles and nx.path_graph(3) and nx.DiGraph(graph)\n"
        "print(sorted(map(sorted, nx.simple_cycles(graph))))"
    )
    assert printed(script) == "[['a', 'b']]"


def test_its_parts_can_be_imported_by_name() -> None:
    script = (
        "from cjdesigner.timeline.graphs import MultiDiGraph\n"
        "from networkx.algorithms.dag import is_directed_acyclic_graph as check\n"
        "print(check(MultiDiGraph([('a', 'b')])))"
    )
    assert printed(script) == "True"


def test_networkx_that_is_there_already_is_left_alone() -> None:
    script = (
        "import networkx as nx\n"
        "from cjdesigner.timeline.graphs import MultiDiGraph\n"
        "print(type(nx).__name__, nx.MultiDiGraph is MultiDiGraph)"
    )
    assert printed(script) == "module True"


def test_what_networkx_has_not_is_an_attribute_error() -> None:
    script = (
        "from cjdesigner.timeline.graphs import MultiDiGraph\n"
        "import networkx as nx\n"
        "print(hasattr(nx, 'no_such_thing'), hasattr(nx, '__no_such_thing__'))"
    )
    assert printed(script) == "False False"
