"""The composition root: it builds the program's parts and hands them to each other.

Nothing here is a singleton and nothing runs on import. Start-up time is measured, so what the
first window does not need is imported later (see ``later``).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QTemporaryDir,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon, QSessionManager
from PySide6.QtWidgets import QApplication, QWidget

from cjdesigner import __version__
from cjdesigner.editing.session import Session
from cjdesigner.gui import crashes, later, style
from cjdesigner.gui.desk import Appearance, Desk
from cjdesigner.gui.ending import Ending
from cjdesigner.gui.faults import Faults
from cjdesigner.gui.icons import pixmap
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.offering import Offering
from cjdesigner.gui.opening import Opening, Then
from cjdesigner.gui.projectfile import FileLock, Guard, Place
from cjdesigner.gui.rubbish import Rubbish
from cjdesigner.gui.settings import Settings, SettingsStore, settings_file
from cjdesigner.gui.translation import Translations, interface_language
from cjdesigner.layout.map import MapLayout
from cjdesigner.timeline.document import Document

# milliseconds from the first window until rubbish is collected again (see cli)
COLLECT_AFTER = 1_000


def run(path: Path | None = None, no_screen: Callable[[str], object] = print) -> int:
    """Open the program on a file, or on the start screen; returns when the last window is closed.

    The result is the exit code. A file that cannot be opened is told in a dialog over the start
    screen. Where Qt can show no window ``no_screen`` hears why, and must end the process: Qt would
    abort it.
    """
    application = _application(no_screen)
    log = crashes.CrashLog(crashes.folder())
    program = Program(application, SettingsStore(settings_file()))
    faults = Faults(_tell_fault, program)
    faults.watch()
    ending = Ending(program.end, program)
    application.commitDataRequest.connect(program.keep)
    program.start(path, lambda _: QTimer.singleShot(COLLECT_AFTER, program.rubbish.begin))
    try:
        return application.exec()
    finally:
        ending.stop()
        faults.ignore()
        program.leave()
        log.close()


def _whatever(_: bool) -> None:
    """Nobody asks how it ended."""


def _application(no_screen: Callable[[str], object]) -> QApplication:
    """Qt's application, in our style; what Qt says meanwhile is kept, and shown if it gets through.

    The first thing that Qt complains of is the reason; the rest lists its plug-ins.
    """
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        said.append(message.strip())
        if kind is QtMsgType.QtFatalMsg:
            no_screen(said[0].splitlines()[0].rstrip("."))

    qInstallMessageHandler(hear)
    try:
        # by name on the command line: asking for the style as an object would make all its enums
        application = QApplication([*sys.argv[:1], "-style", "fusion"])
    finally:
        qInstallMessageHandler(None)
    for message in said:
        print(message, file=sys.stderr)
    return application


class Program(QObject):
    """The windows that are open and what they share."""

    def __init__(self, application: QApplication, store: SettingsStore) -> None:
        super().__init__()
        application.setApplicationName("CJ Designer")
        application.setApplicationVersion(__version__)
        application.setDesktopFileName("cjdesigner")
        self._application = application
        self._translations = Translations()
        self._pictures = QTemporaryDir()
        self.store = store
        self.settings: Settings = store.load()
        self.windows: list[MainWindow] = []
        self._start: QWidget | None = None
        self._opening = Opening(self)
        self._offering = Offering(self)
        self.rubbish = Rubbish(self._records_open, self)
        self.appearance = self._appearance()
        self._appear()
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    # -- windows ---------------------------------------------------------------------------------

    def start(self, path: Path | None, then: Then = _whatever) -> None:
        """Show the first window: the file, or the start screen; then what can be recovered.

        ``then`` is called when that window stands: is it the file?
        """

        def stands(opened: bool) -> None:
            self._offering.begin_later()
            then(opened)

        if path is None:
            self.show_start(None)
            stands(False)
        else:
            self.open(path, None, stands)

    def open(self, path: Path, over: QWidget | None, then: Then = _whatever) -> None:
        """Open a file in a window of its own, or bring the window that has it to the front.

        It is read beside the interface. An error is told over ``over``; ``then`` is called at the
        end: is the file open now?
        """
        if self.bring_forward(path):
            then(True)
        else:
            self._opening.open(path, over, then)

    def bring_forward(self, path: Path) -> bool:
        """Bring the window that has the file by this name to the front; whether there is one."""
        for window in self.windows:
            if window.files.place.path == path:
                window.raise_()
                window.activateWindow()
                if self._start is not None:
                    self._start.close()
                return True
        return False

    def show_project(
        self,
        document: Document,
        place: Place,
        *,
        saved: bool = True,
        lock: FileLock | None = None,
        fresh: bool = False,
        ready: MapLayout | None = None,
    ) -> MainWindow:
        """Show a project in a window of its own; ``saved`` is False for what is on no disk.

        A ``fresh`` one has just been made: before its first change there is nothing to lose.
        ``ready`` is the layout of its first journey, where it has been made already.
        """
        guard = Guard(document.records(), place, unsaved=not saved and not fresh)
        size = place.proof.size(len(document)) if place.proof is not None else None
        session = Session(document, guard.append, guard.read_back, size, guard.keep_typing)
        if not saved and not fresh:
            session.mark_unsaved()
        window = MainWindow(self, Desk(session, self.appearance), place, guard, ready)
        window.files.hold(lock)
        if self.windows:
            # a little beside the one before, so that both are seen
            corner = self.windows[-1].pos()
            window.move(corner.x() + 28, corner.y() + 28)
        self.windows.append(window)
        window.show()
        if self._start is not None:
            self._start.close()
        return window

    @property
    def start_screen(self) -> QWidget | None:
        """The start screen, where it is open."""
        return self._start

    def show_start(self, over: QWidget | None) -> None:
        """Show the start screen: models, examples, recent files, a blank page."""
        if self._start is not None:
            self._start.raise_()
            self._start.activateWindow()
            return
        dialog = later.start_dialog()(self, over)
        self._start = dialog
        dialog.finished.connect(self._start_closed)
        dialog.show()

    def _records_open(self) -> int:
        return sum(len(window.desk.document) for window in self.windows)

    def forget(self, window: MainWindow) -> None:
        """A window has been closed."""
        if window in self.windows:
            self.windows.remove(window)

    def quit(self) -> bool:
        """Close all windows, each after its own question; whether all are closed."""
        for window in tuple(self.windows):
            window.raise_()
            if not window.close():
                return False
        self._opening.leave_off_all()
        if self._start is not None:
            self._start.close()
        return True

    def keep(self, manager: QSessionManager | None = None) -> None:
        """The session may be about to end: all work is on disk now, and nothing is asked.

        Whether it does end is not known yet, so everything stays open.
        """
        if manager is not None:
            manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
        for window in self.windows:
            window.files.keep()

    def end(self) -> None:
        """The system asks for the end: leave without questions; the next start has the work."""
        self.keep()
        self._application.exit(0)

    def leave(self) -> None:
        """Close all windows without questions; what is not saved is kept for the next start."""
        for window in tuple(self.windows):
            window.files.leave()
            window.close()
        if self._start is not None:
            self._start.close()
        self._opening.leave()
        self._offering.leave()
        self._translations.remove()
        self.deleteLater()

    # -- settings --------------------------------------------------------------------------------

    def opened(self, path: Path) -> None:
        """Remember a file as opened last."""
        self.change_settings(self.settings.with_recent(path))

    def forget_recent(self) -> None:
        """Forget which files were opened."""
        self.change_settings(self.settings._replace(recent=()))

    def change_settings(self, settings: Settings) -> None:
        """Use these settings from now on, in all windows, and keep them."""
        if settings == self.settings:
            return
        self.settings = settings
        self.store.save(settings)
        appearance = self._appearance()
        if appearance != self.appearance:
            self.appearance = appearance
            self._appear()

    def _appearance(self) -> Appearance:
        return Appearance(
            style.chosen_theme(self.settings.theme),
            interface_language(self.settings.language),
            self.settings.scale,
        )

    def _appear(self) -> None:
        look = self.appearance
        style.dress(self._application, look.theme, look.scale, Path(self._pictures.path()))
        icon = QIcon(pixmap("journey", look.theme.colours["accent"], 64))
        self._application.setWindowIcon(icon)
        self._translations.use(look.language)
        for window in self.windows:
            window.desk.appear(look)

    def _system_changed(self) -> None:
        if self.settings.theme == "system":
            self.appearance = self._appearance()
            self._appear()

    def _start_closed(self) -> None:
        if self._start is not None:
            self._start.deleteLater()
            self._start = None


def _tell_fault(report: str) -> None:
    later.message().tell_fault(report)
