"""The page in the pane: the navigation that it permits (own pages only), and the permissions it grants (none).

Signals: `external_link_clicked(address)` when the user clicked a link that leads to the web or to mail;
`act_clicked(path)` for an action link (`aix://act/<path>`); `link_followed()` when a link to another page of ours is
about to be followed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDesktopMediaRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineScript,
    QWebEngineWebAuthUxRequest,
)
from typing_extensions import override

from aixreader.log import topic
from aixreader.model.address import FILES, read_mail_address
from aixreader.ui.web.profile import Profile
from aixreader.ui.web.scheme import ACT, HOSTS, NAME

LOG = topic("web")
Navigation = QWebEnginePage.NavigationType

ALLOWED_NAVIGATIONS = frozenset(
    {
        Navigation.NavigationTypeTyped,
        Navigation.NavigationTypeLinkClicked,
        Navigation.NavigationTypeBackForward,
        Navigation.NavigationTypeReload,
    }
)
EXTERNAL_SCHEMES = frozenset({"http", "https"})


class Page(QWebEnginePage):
    """One page of the edition. Destroy it before its profile."""

    external_link_clicked = Signal(str)
    act_clicked = Signal(str)
    link_followed = Signal()

    def __init__(self, profile: Profile, background: QColor, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        self._pending_signals: list[Callable[[], None]] = []
        self._replacement = QUrl()
        self.setBackgroundColor(background)
        self._connect()

    def _connect(self) -> None:
        self.urlChanged.connect(self._on_url_changed)
        self.loadFinished.connect(self._on_load_finished)
        self.permissionRequested.connect(self._on_permission_requested)
        self.fullScreenRequested.connect(self._on_full_screen_requested)
        self.fileSystemAccessRequested.connect(self._on_file_system_access_requested)
        self.registerProtocolHandlerRequested.connect(self._on_protocol_handler_requested)
        self.desktopMediaRequested.connect(self._on_desktop_media_requested)
        self.webAuthUxRequested.connect(self._on_web_auth_requested)
        self.certificateError.connect(self._on_certificate_error)

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        """Go back from a foreign page: the engine follows links to about:blank without `acceptNavigationRequest`."""
        if url.scheme() != NAME.decode() and self.history().canGoBack():
            LOG.info("went back from the foreign page %s", url.toString())
            self.triggerAction(QWebEnginePage.WebAction.Back)

    @Slot(QWebEnginePermission)
    def _on_permission_requested(self, permission: QWebEnginePermission) -> None:
        permission.deny()

    @Slot(QWebEngineFullScreenRequest)
    def _on_full_screen_requested(self, request: QWebEngineFullScreenRequest) -> None:
        request.reject()

    @Slot(QWebEngineFileSystemAccessRequest)
    def _on_file_system_access_requested(self, request: QWebEngineFileSystemAccessRequest) -> None:
        request.reject()

    @Slot(QWebEngineRegisterProtocolHandlerRequest)
    def _on_protocol_handler_requested(self, request: QWebEngineRegisterProtocolHandlerRequest) -> None:
        request.reject()

    @Slot(QWebEngineDesktopMediaRequest)
    def _on_desktop_media_requested(self, request: QWebEngineDesktopMediaRequest) -> None:
        request.cancel()

    @Slot(QWebEngineWebAuthUxRequest)
    def _on_web_auth_requested(self, request: QWebEngineWebAuthUxRequest) -> None:
        request.cancel()

    @Slot(QWebEngineCertificateError)
    def _on_certificate_error(self, error: QWebEngineCertificateError) -> None:
        error.rejectCertificate()

    def replace(self, address: str) -> None:
        """Go to `address`, in place of the current entry of the history."""
        self._replacement = QUrl(address)
        self.runJavaScript(f"location.replace({json.dumps(address)})", QWebEngineScript.ScriptWorldId.ApplicationWorld)

    @override
    def acceptNavigationRequest(
        self, url: QUrl | str, type: QWebEnginePage.NavigationType, isMainFrame: bool
    ) -> bool:  # Qt's names
        """Accept own pages in the main frame, emit signals for external and action links, and reject all else."""
        target = QUrl(url)
        if not isMainFrame:
            return False
        if target.scheme() == NAME.decode() and target.host() in HOSTS:
            is_ours = type in ALLOWED_NAVIGATIONS or target == self._replacement
            is_allowed = is_ours and not is_page_resource(target)
            if is_allowed and type == Navigation.NavigationTypeLinkClicked:
                self.link_followed.emit()
            return is_allowed
        if target.scheme() == NAME.decode() and target.host() == ACT:
            if type == Navigation.NavigationTypeLinkClicked:
                self._emit_later(self.act_clicked.emit, target.path(QUrl.ComponentFormattingOption.FullyEncoded))
            return False
        encoded = bytes(target.toEncoded().data()).decode("ascii")
        outside = read_mail_address(encoded) or (encoded if target.scheme() in EXTERNAL_SCHEMES else None)
        if type == Navigation.NavigationTypeLinkClicked and outside is not None:
            self._emit_later(self.external_link_clicked.emit, outside)
        else:
            LOG.info("rejected the navigation to %s (%s)", target.toString(), type.name)
        return False

    def _emit_later(self, emit: Callable[[str], None], text: str) -> None:
        """Call `emit(text)` once the engine has ended the rejected navigation.

        It crashes when a receiver starts another navigation during the request, and a load that starts before both
        processes have ended the rejected one fails together with it, a few milliseconds later.
        """
        self._pending_signals.append(lambda: emit(text))

    @Slot()
    def _on_load_finished(self) -> None:
        """A rejected navigation ends as a failed load."""
        if self._pending_signals:
            self.runJavaScript("true", QWebEngineScript.ScriptWorldId.ApplicationWorld, self._on_navigation_ended)

    def _on_navigation_ended(self, alive: object) -> None:
        """Emit the pending signals: the renderer has answered a script that was sent after the end of the navigation.

        Without a result the page was closed meanwhile, and nothing is emitted.
        """
        pending, self._pending_signals = self._pending_signals, []
        for emit in pending if alive else ():
            QTimer.singleShot(0, self, emit)

    @override
    def createWindow(self, type: QWebEnginePage.WebWindowType) -> QWebEnginePage:  # Qt's name
        return None  # type: ignore[return-value]  # Qt takes None as a rejection

    @override
    def chooseFiles(
        self,
        mode: QWebEnginePage.FileSelectionMode,
        oldFiles: Iterable[str],  # Qt's name
        acceptedMimeTypes: Iterable[str],  # Qt's name
    ) -> list[str]:
        return []

    @override
    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str) -> None:  # Qt's name
        LOG.info("a page wanted to show an alert")

    @override
    def javaScriptConfirm(self, securityOrigin: QUrl | str, msg: str) -> bool:  # Qt's name
        return False

    @override
    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        lineNumber: int,  # Qt's name
        sourceID: str,  # Qt's name
    ) -> None:
        LOG.debug("%s:%s: %s", sourceID, lineNumber, message)


def is_page_resource(url: QUrl) -> bool:
    """Whether `url` names a resource of pages, such as a drawing, which has no policy in front if it is shown alone."""
    return FILES in unquote(url.path(QUrl.ComponentFormattingOption.FullyDecoded))
