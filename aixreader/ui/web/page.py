"""The page in the pane: which ways lead out of it (none but links of ours), and everything it may ask for (nothing).

Signals: `external_link_clicked(address)` when the user clicked a link that leads to the web or to mail;
`act_clicked(path)` for a link that asks the window to do something (`aix://act/<path>`).
"""

from __future__ import annotations

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

OURS = frozenset(
    {
        Navigation.NavigationTypeTyped,
        Navigation.NavigationTypeLinkClicked,
        Navigation.NavigationTypeBackForward,
        Navigation.NavigationTypeReload,
    }
)
OUTSIDE = frozenset({"http", "https"})


class Page(QWebEnginePage):
    """One page of the edition. Destroy it before its profile."""

    external_link_clicked = Signal(str)
    act_clicked = Signal(str)

    def __init__(self, profile: Profile, background: QColor, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        self._untold: list[Callable[[], None]] = []
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
        """Come back from a page that is not ours: links to about:blank are followed before anybody is asked."""
        if url.scheme() != NAME.decode() and self.history().canGoBack():
            LOG.info("the pane came back from %s", url.toString())
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

    @override
    def acceptNavigationRequest(
        self, url: QUrl | str, type: QWebEnginePage.NavigationType, isMainFrame: bool
    ) -> bool:  # Qt's names
        """Go to pages of ours in the main frame; hand links that lead outside to the user; refuse all else."""
        target = QUrl(url)
        if not isMainFrame:
            return False
        if target.scheme() == NAME.decode() and target.host() in HOSTS:
            return type in OURS and not is_file(target)
        if target.scheme() == NAME.decode() and target.host() == ACT:
            if type == Navigation.NavigationTypeLinkClicked:
                self._tell(self.act_clicked.emit, target.path(QUrl.ComponentFormattingOption.FullyEncoded))
            return False
        encoded = bytes(target.toEncoded().data()).decode("ascii")
        outside = read_mail_address(encoded) or (encoded if target.scheme() in OUTSIDE else None)
        if type == Navigation.NavigationTypeLinkClicked and outside is not None:
            self._tell(self.external_link_clicked.emit, outside)
        else:
            LOG.info("the pane did not go to %s (%s)", target.toString(), type.name)
        return False

    def _tell(self, tell: Callable[[str], None], text: str) -> None:
        """Call `tell` once the engine has given up going where it asked to go.

        It ends when who hears of it goes elsewhere while it asks, and a load begun before both of its processes know
        that there is nothing to go to fails with the old one, a few milliseconds later.
        """
        self._untold.append(lambda: tell(text))

    @Slot()
    def _on_load_finished(self) -> None:
        """Each click that leads to no page of ours ends as a load that failed."""
        if self._untold:
            self.runJavaScript("true", QWebEngineScript.ScriptWorldId.ApplicationWorld, self._on_given_up)

    def _on_given_up(self, alive: object) -> None:
        """Tell what was clicked: what the page's process was asked after it was told to give up, it has answered.

        There is no answer, and nothing to be told, where the page was closed meanwhile.
        """
        untold, self._untold = self._untold, []
        for tell in untold if alive else ():
            QTimer.singleShot(0, self, tell)

    @override
    def createWindow(self, type: QWebEnginePage.WebWindowType) -> QWebEnginePage:  # Qt's name
        return None  # type: ignore[return-value]  # Qt's way to say: no window

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


def is_file(url: QUrl) -> bool:
    """Whether `url` names a part of pages, such as a drawing: alone it would stand without our policy before it."""
    return FILES in unquote(url.path(QUrl.ComponentFormattingOption.FullyDecoded))
