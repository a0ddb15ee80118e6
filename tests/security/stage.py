"""Where hostile pages are shown, and what is seen of them there. Runs in a process of its own.

Two stages: the reader's own pane as it is, and a browser with all its defences off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineFullScreenRequest,
    QWebEngineNotification,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from aixreader.errors import NotFoundError
from aixreader.services.session.resources import Resource
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.pane import Pane
from tests.security.attack import Act, Attack

Note = Callable[[str], None]
Attribute = QWebEngineSettings.WebAttribute
LOOSE = (
    Attribute.AllowRunningInsecureContent,
    Attribute.AutoLoadIconsForPage,
    Attribute.DnsPrefetchEnabled,
    Attribute.FullScreenSupportEnabled,
    Attribute.HyperlinkAuditingEnabled,
    Attribute.JavascriptCanAccessClipboard,
    Attribute.JavascriptCanOpenWindows,
    Attribute.JavascriptCanPaste,
    Attribute.JavascriptEnabled,
    Attribute.LocalContentCanAccessRemoteUrls,
    Attribute.LocalStorageEnabled,
    Attribute.PluginsEnabled,
    Attribute.ScreenCaptureEnabled,
    Attribute.TouchIconsEnabled,
)


class Stage(Protocol):
    """One place for one page at a time. `note` is told what the page does, `felt` is called when a click of the user
    was taken before it came to the page; both change with the page.
    """

    note: Note
    felt: Callable[[], object]

    @property
    def widget(self) -> QWidget:
        """The window."""

    @property
    def page(self) -> QWebEnginePage:
        """What it shows."""

    @property
    def target(self) -> QWidget | None:
        """The widget that takes clicks and keys."""

    def load(self, attack: Attack) -> None:
        """Go to an attack's page."""


def ignore(_told: str) -> None:
    """For what nobody wants to know."""


class ResourceProvider:
    """Serves the attacks as if they were pages of an edition."""

    def __init__(self, attacks: Iterable[Attack], ports: dict[str, int]) -> None:
        self._files = {
            f"/{attack.slug}": Resource(attack.mime, attack.render(ports[attack.name]).encode()) for attack in attacks
        }
        self._files["/-/drawing.svg"] = Resource("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
        self._files["/other"] = Resource("text/html", b"<title>other</title>")

    def fetch(self, path: str) -> Resource:
        """What lies under `path`; raises `NotFoundError`."""
        if path not in self._files:
            raise NotFoundError(path)
        return self._files[path]


class Reading:
    """The reader's pane. Links that lead outside are asked about by the window, so only those nobody clicked count."""

    def __init__(self, engine: Engine) -> None:
        self.note: Note = ignore
        self.felt: Callable[[], object] = str
        self.act = Act.LOOK
        self.widget: Pane = Pane(engine)
        self.page = self.widget.page
        self.widget.external_link_clicked.connect(lambda address: self._outside(f"question: {address}"))
        self.widget.act_clicked.connect(lambda path: self.note(f"act: {path}"))
        self.widget.tab_requested.connect(self._open_tab)

    def _open_tab(self, address: str) -> None:
        """Show here what another tab would show."""
        self.felt()
        self.widget.show_address(address)

    def _outside(self, told: str) -> None:
        if self.act is Act.LOOK:
            self.note(told)

    @property
    def target(self) -> QWidget | None:
        """The widget that takes clicks and keys."""
        return self.widget.input_target

    def load(self, attack: Attack) -> None:
        """Go to an attack's page."""
        self.act = attack.act
        self.widget.show_address(f"aix://content/{attack.slug}")


class Loose:
    """A view that grants all that is asked."""

    def __init__(self, profile: QWebEngineProfile, pages: int) -> None:
        self.note: Note = ignore
        self.felt: Callable[[], object] = str
        self._address = f"http://127.0.0.1:{pages}"
        self.widget = QWebEngineView()
        self.page: QWebEnginePage = LoosePage(profile, self._tell, self.widget)
        self.widget.setPage(self.page)

    def _tell(self, told: str) -> None:
        self.note(told)

    @property
    def target(self) -> QWidget | None:
        """The widget that takes clicks and keys."""
        return self.widget.focusProxy()

    def load(self, attack: Attack) -> None:
        """Go to an attack's page."""
        self.page.load(QUrl(f"{self._address}/{attack.slug}"))


class LoosePage(QWebEnginePage):
    """Says yes, and notes what it was asked."""

    def __init__(self, profile: QWebEngineProfile, note: Note, parent: QWidget) -> None:
        super().__init__(profile, parent)
        self._note = note
        self._children: list[QWebEnginePage] = []
        self._owner = parent
        for attribute in LOOSE:
            self.settings().setAttribute(attribute, True)
        self.settings().setUnknownUrlSchemePolicy(QWebEngineSettings.UnknownUrlSchemePolicy.AllowAllUnknownUrlSchemes)
        self.permissionRequested.connect(self._grant)
        self.fullScreenRequested.connect(self._fill)
        self.printRequested.connect(lambda: note("print"))
        self.geometryChangeRequested.connect(lambda _rect: note("geometry"))
        self.registerProtocolHandlerRequested.connect(lambda _request: note("protocol handler"))
        self.fileSystemAccessRequested.connect(lambda _request: note("file access"))
        self.desktopMediaRequested.connect(lambda _request: note("screen"))

    def _grant(self, permission: QWebEnginePermission) -> None:
        self._note(f"permission: {permission.permissionType().name}")
        permission.grant()

    def _fill(self, request: QWebEngineFullScreenRequest) -> None:
        self._note("full screen")
        request.accept()

    @override
    def createWindow(self, type: QWebEnginePage.WebWindowType) -> QWebEnginePage:  # Qt's name
        self._note("window")
        child = LoosePage(self.profile(), self._note, self._owner)
        self._children.append(child)
        return child

    @override
    def chooseFiles(
        self,
        mode: QWebEnginePage.FileSelectionMode,
        oldFiles: Iterable[str],  # Qt's name
        acceptedMimeTypes: Iterable[str],  # Qt's name
    ) -> list[str]:
        self._note("file dialog")
        return []

    @override
    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str) -> None:  # Qt's name
        self._note("alert")

    @override
    def javaScriptConfirm(self, securityOrigin: QUrl | str, msg: str) -> bool:  # Qt's name
        self._note("confirm")
        return True

    @override
    def javaScriptPrompt(
        self, securityOrigin: QUrl | str, msg: str, defaultValue: str
    ) -> tuple[bool, str]:  # Qt's names
        self._note("prompt")
        return True, "x"

    @override
    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        lineNumber: int,  # Qt's name
        sourceID: str,  # Qt's name
    ) -> None:
        """Say nothing."""


class Readings:
    """The reader's stages, on one engine as in the window."""

    def __init__(self, provider: ResourceProvider, count: int) -> None:
        self._engine = Engine(PageLook())
        self._engine.serve(provider)
        self.stages = [Reading(self._engine) for _ in range(count)]
        self.profile = self.stages[0].page.profile()

    def close_down(self) -> None:
        """Take all down in Chromium's order."""
        for stage in self.stages:
            stage.widget.close_down()
        self._engine.close_down()


class Looses:
    """The defenceless stages. Downloads are accepted, notifications shown to nobody."""

    def __init__(self, pages: int, count: int) -> None:
        self.profile = QWebEngineProfile()
        self.profile.downloadRequested.connect(_accept)
        self.profile.setNotificationPresenter(_show)
        self.stages = [Loose(self.profile, pages) for _ in range(count)]


def _accept(download: QWebEngineDownloadRequest) -> None:
    download.accept()


def _show(notification: QWebEngineNotification) -> None:
    notification.show()
