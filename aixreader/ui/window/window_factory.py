"""Creates windows with their services: the user's folders, the system's clipboard and its web browser."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from aixreader.assess.assessment_folder import ASSESSMENTS
from aixreader.control_characters import with_crlf
from aixreader.delivery.request_counter import RequestCounter
from aixreader.files import is_writable
from aixreader.paths import Folders
from aixreader.progress import Report
from aixreader.ui.base.icons import Icons
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.look import Look
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.marks.marks_repository import MarksRepository
from aixreader.ui.search.search_queue import SearchQueue
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.window_controller import WindowController, WindowServices
from aixreader.ui.window.window_parts import PartFactories
from aixreader.userdata.news_record import NewsRecord
from aixreader.userdata.session_state import SessionStateStore
from aixreader.userdata.shelf import SHELF_FILE, ShelfStore

if TYPE_CHECKING:
    from aixreader.services.comparison.known_history import History
    from aixreader.services.editions.full_exchange import FullExchange
    from aixreader.services.editions.kept_editions import Pictures
    from aixreader.services.search.other_editions import OtherEditions
    from aixreader.services.search.search_service import SearchService
    from aixreader.services.session.session import Session
    from aixreader.userdata.store import Store

MARKS_FILE = "marks.db"
MAX_CHANGES = 100
"""Of a section's history."""
STATE_LOCK = "desk.lock"
STATE_FILE = "desk.json"  # must not change: the file exists in users' data folders


def set_clipboard(text: str) -> None:
    """Copy `text` to the system's clipboard, from where it may go to a terminal."""
    QGuiApplication.clipboard().setText(with_crlf(text))


def open_in_browser(address: str) -> bool:
    """Open `address` in the system's default application; returns False if there is none."""
    return QDesktopServices.openUrl(QUrl(address))


def make_search_queue(folders: Folders, jobs: JobRunner) -> SearchQueue:
    """The search queue of a window. The search service is imported and the index opened in a worker thread."""

    def make_service(session: Session) -> SearchService:
        from aixreader.services.search.search_service import SearchService

        return SearchService(session, folders)

    return SearchQueue(jobs, make_service)


def make_other_editions(folders: Folders) -> OtherEditions:
    """What searches the editions of the shelf, which it opens in a worker thread."""
    from aixreader.services.editions.session_factory import create_session_of
    from aixreader.services.search.other_editions import OtherEditions

    return OtherEditions(folders, partial(create_session_of, folders))


def read_history(folders: Folders, source: Path | None, section: str, report: Report) -> History:
    """When a section changed, over the clone that `source` is or the editions that are known."""
    from aixreader.services.comparison.known_history import known_history

    return known_history(source, section, folders, report, MAX_CHANGES)


def make_marks_repository(folders: Folders, jobs: JobRunner) -> MarksRepository:
    """The user's marks, stored in the data folder."""

    def open_store() -> Store:
        from aixreader.services.marks.marks_store import marks_store

        return marks_store(folders)

    def wipe(store: Store) -> None:
        from aixreader.services.marks.wiping import wipe_user_data

        wipe_user_data(store, folders)

    return MarksRepository(jobs, open_store, folders.data / MARKS_FILE, wipe=wipe)


def make_window(
    folders: Folders,
    look: Look,
    jobs: JobRunner,
    opener: EditionOpener,
    settings: SettingsModel,
    counter: RequestCounter | None = None,
) -> WindowController:
    """A window with all its parts, hidden and without an edition. `counter` is told of its requests."""
    told = counter or RequestCounter()

    def address() -> str:
        from aixreader.services.editions.exchange_address import exchange_address

        return exchange_address(settings.policy, "", settings.settings.exchange)

    def full_exchange() -> FullExchange:
        from aixreader.services.editions.full_exchange import FullExchange

        return FullExchange(folders, told, address())

    def newer_commit(opened: str, report: Report) -> str:
        from aixreader.services.editions import news

        return news.newer_commit(folders, told, address(), opened, report)

    def pictures_of(source: Path) -> Pictures | None:
        from aixreader.services.editions.kept_editions import kept_pictures

        return kept_pictures(folders, source)

    controller = WindowController(
        WindowServices(
            jobs=jobs,
            look=look,
            icons=Icons(look.tokens),
            settings=settings,
            opener=opener,
            state_store=SessionStateStore(folders.data / STATE_FILE),
            shelf_store=ShelfStore(folders.data / SHELF_FILE),
            factories=PartFactories(
                search_queue=lambda: make_search_queue(folders, jobs),
                marks_repository=lambda: make_marks_repository(folders, jobs),
                open_address=open_in_browser,
                full_exchange=full_exchange,
                kept_pictures=pictures_of,
                other_editions=lambda: make_other_editions(folders),
                section_history=partial(read_history, folders),
                newer_commit=newer_commit,
                news_record=NewsRecord(folders.data),
                assessments_folder=folders.data / ASSESSMENTS,
            ),
            set_clipboard=set_clipboard,
            is_read_only=not is_writable(folders.data),
        )
    )
    opener.hosts = lambda: told.hosts
    controller.host.reader_created.connect(lambda: count_blocked(controller, told))
    return controller


def count_blocked(controller: WindowController, counter: RequestCounter) -> None:
    """Let the window's pages tell `counter` of the requests that they stop."""
    if controller.host.reader is not None:
        controller.host.reader.engine.interceptor.tell = counter.add_blocked
