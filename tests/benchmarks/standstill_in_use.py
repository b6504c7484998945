"""How long the interface's loop stands still in all that a person does with a large project.

    python tests/benchmarks/standstill_in_use.py [M | L | XL] [--only WORD ...] [--why]

Goes through the actions of the real window, one after another, with a timer of the loop that ticks
every few milliseconds; the time between two ticks is how long nobody was answered. Prints for each
step how long it took and all standstills over 100 ms, with what the processor did for the interface
in them: on a busy machine that says more. `--why` names where the interface was meanwhile, and how
much of it went to looking for rubbish.
"""

import argparse
import gc
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import generate
from open_speed import environment

NOTED = 0.1  # seconds without a tick that are worth a number
TICK = 5  # milliseconds
QUIET = 0.6  # seconds after which nothing more comes of a step
LONGEST = 120.0  # seconds that one step may take

Until = Callable[[], object]


class Loop:
    """The standstills of the loop, and where the interface was during the long ones."""

    def __init__(self, why: bool) -> None:
        from PySide6.QtCore import QTimer

        self.gaps: list[tuple[float, float]] = []
        self.places: Counter[str] = Counter()
        self.rubbish = 0.0
        self._last, self._used = time.perf_counter(), time.thread_time()
        self._main = threading.get_ident()
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        if why:
            gc.callbacks.append(self._collected)
            threading.Thread(target=self._watch, daemon=True).start()

    def tick(self) -> None:
        """The loop has come round."""
        now, used = time.perf_counter(), time.thread_time()
        self.gaps.append((now - self._last, used - self._used))
        self._last, self._used = now, used

    def begin(self) -> None:
        """Begin to count anew."""
        self.tick()
        self.gaps.clear()
        self.places.clear()
        self.rubbish = 0.0

    def _collected(self, phase: str, _: object) -> None:
        now = time.perf_counter()
        if phase == "start":
            self._began = now
        else:
            self.rubbish += now - self._began

    def _watch(self) -> None:
        while True:
            time.sleep(0.02)
            if time.perf_counter() - self._last > NOTED:
                frame = sys._current_frames().get(self._main)
                names = []
                while frame is not None and len(names) < 60:
                    code = frame.f_code
                    if "cjdesigner" in code.co_filename:
                        names.append(f"{Path(code.co_filename).stem}.{code.co_name}")
                    frame = frame.f_back
                self.places[" < ".join(names[:7])] += 1


class Use:
    """What is done in the window: each method is a step, a generator of what to wait for."""

    def __init__(self, program: Any, folder: Path, journey: Path) -> None:
        self.program = program
        self.folder = folder
        self.journey = journey
        self.opened: list[bool] = []

    @property
    def window(self) -> Any:
        """The window that was opened last."""
        return self.program.windows[-1]

    def steps(self) -> dict[str, Callable[[], Iterator[Until]]]:
        """All steps, in the order in which they are taken."""
        names = [name for name in vars(Use) if name.startswith("do_")]
        return {name[3:].replace("_", " "): getattr(self, name) for name in names}

    def act(self, name: str) -> None:
        """Do what an action of the table does."""
        action = self.window.actions_table[name]
        if not action.isEnabled():
            print(f"    ({name} cannot be done)")
        action.trigger()

    def shown(self, name: str) -> Any:
        """The window or dialog of that class, where one is shown."""
        from PySide6.QtWidgets import QApplication

        for widget in QApplication.topLevelWidgets():
            if type(widget).__name__ == name and widget.isVisible():
                return widget
        return None

    def looking(self, action: str, dialog: str, busy: str = "") -> Iterator[Until]:
        """Open a dialog, wait until all of it is there, and close it."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, lambda: self.act(action))
        yield lambda: self.shown(dialog)
        shown = self.shown(dialog)
        if busy:
            yield lambda: not getattr(shown, busy)
        yield lambda: True
        yield lambda: shown.close()

    # -- opening and saving ----------------------------------------------------------------------

    def do_open(self) -> Iterator[Until]:
        from PySide6.QtCore import QTimer

        from cjdesigner.gui.app import COLLECT_AFTER

        self.program.open(self.journey, None, self.opened.append)
        yield lambda: self.opened and self.window.furnished
        # as the program does when its first window stands
        QTimer.singleShot(COLLECT_AFTER, self.program.rubbish.begin)
        yield gc.isenabled

    def do_save(self) -> Iterator[Until]:
        self.window.desk.session.mark_unsaved()
        self.window.show_state()
        self.act("save")
        yield lambda: not self.window.desk.session.modified

    def do_save_as(self) -> Iterator[Until]:
        self.act("save_as")
        yield lambda: self.window.files.place.path.name == "as.journey"
        yield lambda: not self.window.files.busy

    # -- looking ---------------------------------------------------------------------------------

    def do_whole_map(self) -> Iterator[Until]:
        self.act("fit")
        yield self.settled

    def do_actual_size(self) -> Iterator[Until]:
        self.act("zoom_whole")
        yield self.settled

    def do_paper_view(self) -> Iterator[Until]:
        self.act("paper_view")
        yield self.settled

    def do_paper_view_off(self) -> Iterator[Until]:
        self.act("paper_view")
        yield self.settled

    def do_dark(self) -> Iterator[Until]:
        self.program.change_settings(self.program.settings._replace(theme="dark"))
        yield self.settled

    def do_light(self) -> Iterator[Until]:
        self.program.change_settings(self.program.settings._replace(theme="light"))
        yield self.settled

    def do_dutch(self) -> Iterator[Until]:
        self.program.change_settings(self.program.settings._replace(language="nl"))
        yield self.settled

    def do_english(self) -> Iterator[Until]:
        self.program.change_settings(self.program.settings._replace(language="en"))
        yield self.settled

    def do_larger(self) -> Iterator[Until]:
        self.program.change_settings(self.program.settings._replace(scale=125))
        yield self.settled

    def do_usual_size(self) -> Iterator[Until]:
        self.program.change_settings(self.program.settings._replace(scale=100))
        yield self.settled

    def do_outline_of_a_phase(self) -> Iterator[Until]:
        self.window.outline.topLevelItem(3).setExpanded(True)
        yield lambda: True

    def do_choose_the_last(self) -> Iterator[Until]:
        self.window.desk.select(("t39-249",))
        self.window.canvas.show_place(("t39-249",))
        yield self.settled

    # -- settings and dialogs --------------------------------------------------------------------

    def do_settings_dialog(self) -> Iterator[Until]:
        yield from self.looking("settings", "SettingsDialog")

    def do_personas_dialog(self) -> Iterator[Until]:
        yield from self.looking("personas", "PersonasDialog")

    def do_journey_settings(self) -> Iterator[Until]:
        self.act("journey_settings")
        yield lambda: True

    def do_older_states(self) -> Iterator[Until]:
        yield from self.looking("older", "OlderDialog", "reading")

    # -- export ----------------------------------------------------------------------------------

    def do_export_dialog(self) -> Iterator[Until]:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, lambda: self.act("export"))
        yield lambda: self.shown("ExportDialog")
        self.export = self.shown("ExportDialog")
        yield lambda: self.export.laid_out

    def do_export_as_handout(self) -> Iterator[Until]:
        yield from self.chosen(layout="handout")

    def do_export_as_tiles(self) -> Iterator[Until]:
        yield from self.chosen(layout="tiles")

    def do_export_as_pages(self) -> Iterator[Until]:
        yield from self.chosen(layout="page")

    def do_export_without_a_lane(self) -> Iterator[Until]:
        lanes = [one.id for one in self.window.desk.document.lanes("journey")]
        yield from self.chosen(lanes=tuple(lanes[1:]))

    def do_export_dialog_closed(self) -> Iterator[Until]:
        self.export.reject()
        yield lambda: not self.shown("ExportDialog")

    def chosen(self, **values: object) -> Iterator[Until]:
        """Choose something in the export dialog and wait for its pages."""
        self.export.choices.take(**values)
        yield lambda: self.export.laid_out

    # -- edits -----------------------------------------------------------------------------------

    def do_one_title(self) -> Iterator[Until]:
        self.retitle(("t20-100",), "Another title")
        yield self.settled

    def do_add_a_touchpoint(self) -> Iterator[Until]:
        self.window.desk.select(("t20-100",))
        self.act("add_touchpoint")
        yield self.settled
        self.window.canvas.in_place.take()
        yield self.settled

    def do_find(self) -> Iterator[Until]:
        self.window.edit.find_text("courier", 1)
        yield lambda: True

    def do_find_what_is_not_there(self) -> Iterator[Until]:
        self.window.edit.find_text("xylophone", 1)
        yield lambda: True

    def do_select_all(self) -> Iterator[Until]:
        self.act("select_all")
        yield self.settled

    def do_scroll_with_all_selected(self) -> Iterator[Until]:
        for _ in range(5):
            self.window.canvas.scroll_by(700, 0)
            yield self.settled

    def do_copy_all(self) -> Iterator[Until]:
        self.act("copy")
        yield lambda: True

    def do_channel_of_all(self) -> Iterator[Until]:
        from cjdesigner.editing.common import set_values
        from cjdesigner.model.change import Label

        desk = self.window.desk
        ids = [one for one in desk.selection if desk.document.get(one).type == "touchpoint"]
        desk.run(set_values(desk.document, ids, Label("gui.edit"), channels=("store",)))
        yield self.settled

    def do_undo_channel_of_all(self) -> Iterator[Until]:
        yield from self.undo()

    def do_delete_all(self) -> Iterator[Until]:
        self.act("select_all")
        self.act("delete")
        yield self.settled

    def do_undo_delete_all(self) -> Iterator[Until]:
        yield from self.undo()

    def do_paste_of_all(self) -> Iterator[Until]:
        self.window.desk.select(("t39-249",))
        self.act("paste")
        yield self.settled

    def do_undo_paste_of_all(self) -> Iterator[Until]:
        yield from self.undo()

    def do_paste_of_1000(self) -> Iterator[Until]:
        self.window.desk.select([f"t{phase}-{n}" for phase in range(4) for n in range(250)])
        self.act("copy")
        self.act("paste")
        yield self.settled

    def do_undo_paste_of_1000(self) -> Iterator[Until]:
        yield from self.undo()

    def do_duplicate_a_phase(self) -> Iterator[Until]:
        self.window.desk.select(("phase20",))
        self.act("duplicate")
        yield self.settled

    def do_undo_duplicate_a_phase(self) -> Iterator[Until]:
        yield from self.undo()

    def do_move_a_phase(self) -> Iterator[Until]:
        self.window.desk.select(("phase20",))
        self.act("move_left")
        yield self.settled

    def do_undo_move_a_phase(self) -> Iterator[Until]:
        yield from self.undo()

    def do_hide_a_lane(self) -> Iterator[Until]:
        self.window.desk.select(("lane-thought",))
        self.act("lane_hide")
        yield self.settled

    def do_undo_hide_a_lane(self) -> Iterator[Until]:
        yield from self.undo()

    def do_add_a_lane(self) -> Iterator[Until]:
        self.act("add_lane")
        yield self.settled
        self.window.canvas.in_place.take()
        yield self.settled

    def do_undo_add_a_lane(self) -> Iterator[Until]:
        yield from self.undo()

    def do_persona_off(self) -> Iterator[Until]:
        self.window.desk.select(("bob",))
        self.act("persona_on")
        yield self.settled

    def do_undo_persona_off(self) -> Iterator[Until]:
        yield from self.undo()

    def do_delete_a_persona(self) -> Iterator[Until]:
        self.window.desk.select(("bob",))
        self.act("delete")
        yield self.settled

    def do_undo_delete_a_persona(self) -> Iterator[Until]:
        yield from self.undo()

    def do_duplicate_the_journey(self) -> Iterator[Until]:
        self.act("journey_duplicate")
        yield self.settled

    def do_go_to_the_other_journey(self) -> Iterator[Until]:
        self.act("journey_previous")
        yield self.settled

    def do_delete_the_journey(self) -> Iterator[Until]:
        self.act("journey_next")
        yield self.settled
        from PySide6.QtCore import QTimer

        def agree() -> None:
            from PySide6.QtWidgets import QApplication, QMessageBox

            over = QApplication.activeModalWidget()
            if isinstance(over, QMessageBox):
                over.buttons()[0].click()

        QTimer.singleShot(500, agree)
        self.act("journey_delete")
        yield self.settled

    # -- versions and other hands ----------------------------------------------------------------

    def do_keep_a_version(self) -> Iterator[Until]:
        from PySide6.QtWidgets import QInputDialog

        QInputDialog.getText = lambda *_: ("As it was", True)  # type: ignore[method-assign, assignment]
        yield from self.older_states()
        self.older._keep()
        yield lambda: not self.older.reading
        self.older.close()
        yield lambda: not self.shown("OlderDialog")

    def do_all_titles(self) -> Iterator[Until]:
        self.retitle(self.touchpoints(), "Another title for {}")
        yield self.settled

    def do_look_at_the_version(self) -> Iterator[Until]:
        yield from self.older_states()

    def do_compare_with_the_version(self) -> Iterator[Until]:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, lambda: self.older._want(self.older._compare))
        yield lambda: self.shown("ComparisonDialog")
        dialog = self.shown("ComparisonDialog")
        yield lambda: dialog.found and not dialog.reading
        for row in (100, 300):
            dialog.list.setCurrentRow(row)
            yield lambda: not dialog.reading
        dialog.close()
        yield lambda: not self.shown("ComparisonDialog")

    def do_bring_the_version_back(self) -> Iterator[Until]:
        self.older._want(self.older._bring_back)
        yield lambda: not self.shown("OlderDialog")
        yield lambda: self.title() != "Another title for t20-100"
        yield self.settled

    def do_undo_bring_back(self) -> Iterator[Until]:
        yield from self.undo()

    def do_theirs(self) -> Iterator[Until]:
        yield from self.other_hands("theirs", "All else {}")

    def do_both(self) -> Iterator[Until]:
        self.retitle(["t20-100"], "This is mine")
        yield self.settled
        yield from self.other_hands("both", "Once more {}")

    def do_mine(self) -> Iterator[Until]:
        self.retitle(["t20-100"], "This is mine too")
        yield self.settled
        yield from self.other_hands("mine", "Never {}")

    # -- more windows ----------------------------------------------------------------------------

    def do_open_another(self) -> Iterator[Until]:
        self.opened.clear()
        other = self.folder / "other.journey"
        shutil.copy(self.journey, other)
        self.program.open(other, None, self.opened.append)
        yield lambda: self.opened and self.window.furnished
        yield self.settled

    def do_close_the_other(self) -> Iterator[Until]:
        self.window.desk.session.mark_saved()
        self.window.close()
        yield lambda: len(self.program.windows) == 1

    def do_open_a_third(self) -> Iterator[Until]:
        self.opened.clear()
        self.program.open(self.folder / "other.journey", None, self.opened.append)
        yield lambda: self.opened and self.window.furnished
        yield self.settled

    def do_quit(self) -> Iterator[Until]:
        for window in self.program.windows:
            window.desk.session.mark_saved()
        self.program.quit()
        yield lambda: not self.program.windows

    # -- helpers ---------------------------------------------------------------------------------

    def settled(self) -> bool:
        """Whether the map is laid out and painted."""
        canvas = self.window.canvas
        return canvas.settled and not canvas.laying.busy

    def title(self) -> str:
        """The title of a touchpoint in the middle."""
        return str(self.window.desk.document.get("t20-100").title)

    def touchpoints(self) -> list[str]:
        """All touchpoints of the project."""
        records = self.window.desk.document.records()
        return [one.id for one in records if one.type == "touchpoint"]

    def retitle(self, ids: Any, title: str) -> None:
        """Give these touchpoints another title."""
        self.window.desk.run(retitled(self.window.desk.document, ids, title))

    def undo(self) -> Iterator[Until]:
        """Take the last step back."""
        self.act("undo")
        yield self.settled

    def older_states(self) -> Iterator[Until]:
        """Show the older states, and the first one of them."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, lambda: self.act("older"))
        yield lambda: self.shown("OlderDialog")
        self.older = self.shown("OlderDialog")
        yield lambda: not self.older.reading

    def other_hands(self, answer: str, title: str) -> Iterator[Until]:
        """Let another program change all titles in the file, and answer what is asked then."""
        from cjdesigner.gui.dialogs.message import Message

        Message.choose = lambda *_, **__: answer  # type: ignore[method-assign, assignment]
        files, desk = self.window.files, self.window.desk
        before = desk.session.history.place
        path = files.place.path
        script = [sys.executable, __file__, "--retitle", str(path), title]
        run = subprocess.Popen(script)
        yield lambda: run.poll() is not None
        files.sharing.look()
        if answer == "mine":
            yield lambda: not files.busy and not files.sharing.busy and not desk.session.modified
        else:
            yield lambda: desk.session.history.place != before
            yield lambda: self.shown("ComparisonDialog")
            dialog = self.shown("ComparisonDialog")
            yield lambda: dialog.found and not dialog.reading
            dialog.close()
            yield lambda: not self.shown("ComparisonDialog")


def retitled(document: Any, ids: Any, title: str) -> Any:
    """The change that gives these touchpoints another title."""
    from cjdesigner.model.change import Change, Label, edited
    from cjdesigner.model.records import replaced

    records = [document.get(one) for one in ids]
    edits = [edited(one, replaced(one, title=title.format(one.id))) for one in records]
    return Change(Label("gui.edit"), tuple(edits))


def elsewhere(path: Path, title: str) -> None:
    """Give all touchpoints in a file another title, as another program would."""
    from cjdesigner.storage import reader, writer

    document = reader.read(path).document
    ids = [one.id for one in document.records() if one.type == "touchpoint"]
    document.apply(retitled(document, ids, title))
    path.write_bytes(writer.to_bytes(document.records()))


def megabytes() -> int:
    """The memory of this process."""
    rows = Path("/proc/self/status").read_text().splitlines() if os.name == "posix" else []
    return next((int(row.split()[1]) // 1024 for row in rows if row.startswith("VmRSS")), 0)


class Driver:
    """Takes the steps from within the loop, so that dialogs with loops of their own go on too."""

    def __init__(self, use: Use, loop: Loop, only: list[str], why: bool) -> None:
        from PySide6.QtCore import QTimer

        self._loop = loop
        self._why = why
        self._steps = iter(
            (name, step)
            for number, (name, step) in enumerate(use.steps().items())
            if not number or not only or any(word in name for word in only)
        )
        self._name = ""
        self._step: Iterator[Until] = iter(())
        self._until: Until | None = None
        self._begun = self._waits = 0.0
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        try:
            self._look()
        except Exception as error:
            self._told(f"  {type(error).__name__}: {error}")
            self._next()

    def _look(self) -> None:
        now = time.perf_counter()
        if self._until is None:
            self._next()
        elif not self._reached and not self._until():
            if now - self._waits > LONGEST:
                self._told("  came to no end")
                self._next()
        elif not self._reached:
            self._reached = True
            self._waits = now
        elif now - self._waits > QUIET:
            self._wait()

    def _next(self) -> None:
        from PySide6.QtWidgets import QApplication

        self._name, step = next(self._steps, ("", None))
        if step is None:
            self._timer.stop()
            QApplication.exit()
            return
        self._loop.begin()
        self._begun = time.perf_counter()
        self._step = step()
        self._wait()

    def _wait(self) -> None:
        self._until = next(self._step, None)
        self._reached = False
        self._waits = time.perf_counter()
        if self._until is None:
            self._told()
            self._next()

    def _told(self, more: str = "") -> None:
        loop = self._loop
        loop.tick()
        took = time.perf_counter() - self._begun
        long = [
            f"{1_000 * gap:.0f} ({1_000 * used:.0f})"
            for gap, used in sorted(loop.gaps, reverse=True)
            if gap > NOTED
        ]
        said = f"{self._name:28} {took:6.2f} s  {megabytes():5} MB  {' '.join(long[:8]) or '-'}"
        print(said + more, flush=True)
        if self._why and long:
            print(f"      rubbish {1_000 * loop.rubbish:.0f} ms")
            for place, count in loop.places.most_common(6):
                print(f"      {count:4} {place}", flush=True)


def within(journey: Path, only: list[str], why: bool) -> None:
    """Go through the steps in this process and print what each took."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    from cjdesigner.gui.app import Program
    from cjdesigner.gui.settings import SettingsStore, settings_file

    gc.disable()  # as the program does until its first window stands
    application = QApplication(["standstill", "-style", "fusion"])
    application.setQuitOnLastWindowClosed(False)
    program = Program(application, SettingsStore(settings_file()))
    QFileDialog.getSaveFileName = lambda *_, **__: (str(journey.parent / "as.journey"), "")  # type: ignore[method-assign]
    driver = Driver(Use(program, journey.parent, journey), Loop(why), only, why)
    application.exec()
    del driver


def main() -> None:
    """Go through all steps, or those that are asked for, in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", nargs="?", default="XL", choices=list(generate.SIZES))
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--why", action="store_true")
    parser.add_argument("--within", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--retitle", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.retitle:
        elsewhere(Path(asked.retitle[0]), asked.retitle[1])
    elif asked.within:
        within(asked.within, asked.only, asked.why)
        sys.stdout.flush()
        os._exit(0)
    else:
        with tempfile.TemporaryDirectory() as name:
            journey = Path(name) / f"{asked.size}.journey"
            generate.write(asked.size, journey)
            command = [sys.executable, __file__, "--within", str(journey), asked.size]
            command += ["--only", *asked.only] + ["--why"] * asked.why
            others = environment(Path(name)) | {"QT_LOGGING_RULES": "*.warning=false"}
            subprocess.run(command, check=True, env=others)


if __name__ == "__main__":
    main()
