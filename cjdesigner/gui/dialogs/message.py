"""Messages and questions. Their text is plain always: it may quote a file's name or content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from cjdesigner.gui.texts import shortened

Answer = Literal["save", "discard", "cancel"]


class Message(QMessageBox):
    """A message box of ours: plain text, one sentence, and what can be done."""

    def __init__(self, parent: QWidget | None, title: str, text: str, more: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(title)
        self.setText(text)
        self.setInformativeText(more)
        self.setWindowModality(Qt.WindowModality.WindowModal)

    @classmethod
    def tell(cls, parent: QWidget | None, text: str, more: str = "") -> None:
        """Tell something that has gone wrong, and wait until it has been read."""
        box = cls(parent, "CJ Designer", text, more)
        box.setIcon(QMessageBox.Icon.Warning)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.exec()
        box.deleteLater()

    @classmethod
    def ask(cls, parent: QWidget | None, text: str, more: str, yes: str) -> bool:
        """Ask a question whose consent is called ``yes``."""
        box = cls(parent, "CJ Designer", text, more)
        button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(button)
        box.exec()
        consented = box.clickedButton() is button
        box.deleteLater()
        return consented

    @classmethod
    def choose(
        cls, parent: QWidget | None, text: str, more: str, offered: Sequence[tuple[str, str]]
    ) -> str:
        """Ask which of several ways to go, the first one being the likeliest.

        ``offered`` are names with the words of their buttons; the answer is a name, or empty.
        """
        box = cls(parent, "CJ Designer", text, more)
        buttons = {}
        for name, words in offered:
            button = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
            buttons[button] = name
            if len(buttons) == 1:
                box.setDefaultButton(button)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        answer = next((name for one, name in buttons.items() if box.clickedButton() is one), "")
        box.deleteLater()
        return answer

    @classmethod
    def ask_replace(cls, parent: QWidget | None, files: Sequence[Path]) -> bool:
        """Ask before files are replaced that nobody was asked about; none need no question."""
        if not files:
            return True
        box = cls(parent, "CJ Designer", "")
        replace = box._word_replace(files)
        box.exec()
        consented = box.clickedButton() is replace
        box.deleteLater()
        return consented

    @classmethod
    def still_saving(cls, parent: QWidget | None, path: Path, safe: bool) -> Message:
        """The notice that a save to ``path`` takes long: keep waiting, or go "elsewhere".

        It is shown by whoever asked for it. ``safe`` says that the journal has all the work.
        """
        box = cls(parent, "CJ Designer", "")
        box._word_still_saving(path, safe)
        return box

    def is_chosen(self, name: str) -> bool:
        """Whether the button of that name ended it."""
        chosen = self.clickedButton()
        return chosen is not None and chosen.objectName() == name

    @classmethod
    def ask_save(cls, parent: QWidget | None, name: str) -> Answer:
        """Ask what to do with unsaved work, before it would be lost."""
        box = cls(parent, "CJ Designer", "")
        box._word_save(name)
        save = box.addButton(QMessageBox.StandardButton.Save)
        discard = box.addButton(QMessageBox.StandardButton.Discard)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        return "save" if chosen is save else "discard" if chosen is discard else "cancel"

    @classmethod
    def tell_fault(cls, report: str) -> None:
        """Say that the program made a mistake, and offer the report to be copied."""
        cls._tell_report(report, cls._word_fault)

    @classmethod
    def tell_crash(cls, report: str) -> None:
        """Say that a fault ended the program last time, and offer the report to be copied."""
        cls._tell_report(report, cls._word_crash)

    @classmethod
    def _tell_report(cls, report: str, word: Callable[[Message], None]) -> None:
        box = cls(QApplication.activeWindow(), "CJ Designer", "")
        box.setIcon(QMessageBox.Icon.Warning)
        word(box)
        copy = box._offer_report(report)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.exec()
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(report)
        box.deleteLater()

    def _offer_report(self, report: str) -> QPushButton:
        """Show a report on demand; the button that copies it."""
        self.setDetailedText(report)
        return self.addButton(self.tr("Copy report"), QMessageBox.ButtonRole.ActionRole)

    def _word_still_saving(self, path: Path, safe: bool) -> None:
        text = self.tr("Still saving to {path}.")
        self.setText(text.replace("{path}", shortened(str(path), 120)))
        lines = [self.tr("The disk takes long to answer.")]
        if safe:
            lines.append(self.tr("Your work is safe in the journal on this computer."))
        self.setInformativeText(" ".join(lines))
        role = QMessageBox.ButtonRole.AcceptRole
        wait = self.addButton(self.tr("Keep waiting"), role)
        self.addButton(self.tr("Save as…"), role).setObjectName("elsewhere")
        self.setDefaultButton(wait)
        self.setEscapeButton(wait)

    def _word_replace(self, files: Sequence[Path]) -> QPushButton:
        text = self.tr("%n file(s) of that name exist: {file}.", "counted", len(files))
        names = ", ".join(file.name for file in files[:3]) + (" …" if len(files) > 3 else "")
        self.setText(text.replace("{file}", shortened(names, 160)))
        self.setIcon(QMessageBox.Icon.Warning)
        replace = self.addButton(self.tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))
        return replace

    def _word_save(self, name: str) -> None:
        self.setText(self.tr("Save the changes to “{name}”?").replace("{name}", name))
        self.setInformativeText(self.tr("Without saving, the changes are lost."))

    def _word_crash(self) -> None:
        self.setText(
            self.tr("A fault in CJ Designer ended it last time. Nothing is left to bring back.")
        )
        self.setInformativeText(
            self.tr(
                "The report below says where in the program it happened and nothing of what your "
                "projects hold."
            )
        )

    def _word_fault(self) -> None:
        self.setText(self.tr("Something went wrong in CJ Designer. Your work is still here."))
        self.setInformativeText(
            self.tr(
                "You can go on; saving now is wise. The report below says where in the program it "
                "happened and nothing of what your project holds."
            )
        )
