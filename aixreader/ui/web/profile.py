"""The pane's profile: nothing is stored on disk, and every feature that reading text does not need is off."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)

from aixreader.log import topic
from aixreader.ui.web.handler import SchemeHandler
from aixreader.ui.web.interceptor import Interceptor
from aixreader.ui.web.picture_plates import plate_script
from aixreader.ui.web.scheme import NAME

LOG = topic("web")
Attribute = QWebEngineSettings.WebAttribute

DISABLED = (
    Attribute.AllowGeolocationOnInsecureOrigins,
    Attribute.AllowRunningInsecureContent,
    Attribute.AllowWindowActivationFromJavaScript,
    Attribute.AutoLoadIconsForPage,
    Attribute.DnsPrefetchEnabled,
    Attribute.ErrorPageEnabled,
    Attribute.FullScreenSupportEnabled,
    Attribute.HyperlinkAuditingEnabled,
    Attribute.JavascriptCanAccessClipboard,
    Attribute.JavascriptCanOpenWindows,
    Attribute.JavascriptCanPaste,
    Attribute.JavascriptEnabled,  # in the page's world; the reader's scripts run in the application's
    Attribute.LocalContentCanAccessFileUrls,
    Attribute.LocalContentCanAccessRemoteUrls,
    Attribute.LocalStorageEnabled,
    Attribute.NavigateOnDropEnabled,
    Attribute.PdfViewerEnabled,
    Attribute.PluginsEnabled,
    Attribute.ScreenCaptureEnabled,
    Attribute.TouchIconsEnabled,
    Attribute.WebGLEnabled,
)
ENABLED = (Attribute.WebRTCPublicInterfacesOnly, Attribute.PlaybackRequiresUserGesture)
# An access key activates even a control that is not displayed. Scripts in the application's world run before that.
BLOCK_FORMS = """addEventListener("click", event => {
  const target = event.composedPath()[0];
  if (target.closest?.("input, select, textarea, button, label")) event.preventDefault();
}, true)"""

# The switch for `heap_collector` gives the function to every world. A script of a page, if one ran, would not have it.
HIDE_COLLECTOR = "globalThis.gc = undefined"
World = QWebEngineScript.ScriptWorldId


class Profile(QWebEngineProfile):
    """An off-the-record profile that answers `aix:` and nothing else."""

    def __init__(self, handler: SchemeHandler, interceptor: Interceptor, parent: QObject | None = None) -> None:
        super().__init__(parent)  # without a storage name: off the record
        self._handler = handler  # Qt owns neither
        self._interceptor = interceptor
        self.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
        self.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
        self.setSpellCheckEnabled(False)
        self.setPushServiceEnabled(False)
        self.cookieStore().setCookieFilter(lambda _request: False)
        self.installUrlSchemeHandler(NAME, handler)
        self.setUrlRequestInterceptor(interceptor)
        self.downloadRequested.connect(self._on_download_requested)
        self._apply_settings(self.settings())
        self.scripts().insert(_script(BLOCK_FORMS, World.ApplicationWorld))
        self.scripts().insert(_script(plate_script(), World.ApplicationWorld))
        self.scripts().insert(_script(HIDE_COLLECTOR, World.MainWorld))

    @staticmethod
    def _apply_settings(settings: QWebEngineSettings) -> None:
        for attribute in DISABLED:
            settings.setAttribute(attribute, False)
        for attribute in ENABLED:
            settings.setAttribute(attribute, True)
        settings.setUnknownUrlSchemePolicy(QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes)

    @Slot(QWebEngineDownloadRequest)
    def _on_download_requested(self, download: QWebEngineDownloadRequest) -> None:
        LOG.info("a download was cancelled: %s", download.url().toString())
        download.cancel()


def _script(source: str, world: QWebEngineScript.ScriptWorldId) -> QWebEngineScript:
    """A script that runs in `world` before each document, and in its frames."""
    script = QWebEngineScript()
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setWorldId(world)
    script.setRunsOnSubFrames(True)
    script.setSourceCode(source)
    return script
