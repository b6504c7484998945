"""Addresses that stand on cards, opened outside: only after a question that names the host.

Rule: http, https and mailto and nothing else, whatever a file holds.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cjdesigner.gui import later

SCHEMES = ("http", "https", "mailto")


class Addresses(QObject):
    """Opens addresses for one panel."""

    def open(self, address: str, over: QWidget | None) -> bool:
        """Ask, and let the desktop open the address; whether it was opened."""
        url = QUrl(address, QUrl.ParsingMode.StrictMode)
        if not url.isValid() or url.scheme() not in SCHEMES:
            return False
        # letters that look like others are shown as what they are
        host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
        if url.scheme() == "mailto":
            text = self.tr("This begins an e-mail to {host}, outside CJ Designer.")
            host = url.path()[:200]
        else:
            text = self.tr("This leads to {host}, outside CJ Designer.")
        if not host:
            return False
        agreed = later.message().ask(
            over, self.tr("Open this link?"), text.replace("{host}", host), self.tr("Open")
        )
        return agreed and QDesktopServices.openUrl(url)
