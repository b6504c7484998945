"""Ten thousand random edits in a row, as no person would make them.

The edits are those of the test of the editor (``test_editor_machine``), which tries many short
sequences; here one goes on and on, and the far steps of its history are read back from the journal.
At the end: undo all gives the first document byte for byte, redo all the last, what is saved opens
the same, and the journal replayed from the start is what is there.
"""

from __future__ import annotations

import random
import time
from typing import Any

from hypothesis.internal.conjecture.data import ConjectureData, StopTest
from test_editor_machine import Editor

SEQUENCES = 3
CHECKED_EVERY = 50


class LongEditor(Editor):
    """The editor of the short sequences; far steps come back from the journal."""

    def __init__(self) -> None:
        super().__init__()
        self.session.history._read_back = lambda first, last: self.journal[first - 1 : last]


def main(steps: int) -> int:
    """Try some sequences of so many steps; returns 1 where a promise was broken."""
    broken = 0
    for seed in range(SEQUENCES):
        began = time.monotonic()
        editor = LongEditor()
        chance = random.Random(seed)
        rules = sorted(editor.rules, key=lambda rule: str(rule.function.__name__))
        try:
            for number in range(steps):
                rule = chance.choice(rules)
                drawn = {name: draw(chance, one) for name, one in rule.arguments.items()}
                rule.function(editor, **drawn)
                if number % CHECKED_EVERY == 0:
                    editor.the_document_is_sound()
                    editor.what_is_selected_and_in_view_exists()
            done = len(editor.session.history), len(editor.journal)
            editor.teardown()
        except Exception as error:
            print(f"sequence {seed}: {type(error).__name__}: {error}"[:500])
            broken += 1
            continue
        print(
            f"sequence {seed}: {steps} steps, {done[1]} changes, {done[0]} of them to undo at the "
            f"end: undone, redone, saved and replayed to the same bytes "
            f"({time.monotonic() - began:.0f} s)"
        )
    print(f"{SEQUENCES} sequences of {steps} random edits: {broken} broken")
    return int(broken > 0)


def draw(chance: random.Random, strategy: Any) -> Any:
    """A random value of a strategy."""
    while True:
        data = ConjectureData(prefix=(), random=chance)
        try:
            return data.draw(strategy)
        except StopTest:
            # a value that the strategy itself does not want
            continue
