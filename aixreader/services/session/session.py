"""A session: an open edition with the resources that the page view is served."""

from __future__ import annotations

from typing import Self

from aixreader.edition.edition import Edition
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.services.session.resources import Resource, ResourceTable


class Session(OpenEdition):
    """An open edition and its resources. Every method raises `EditionError` where the edition on disk is damaged.

    `warning` is a message for the user where another edition than the requested one was opened, "" otherwise.
    `signed_by` says who has signed the edition, "" if nobody has.
    """

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition)
        self.warning = ""
        self.signed_by = ""
        self._resources = ResourceTable(edition, self.names)

    def fetch(self, path: str) -> Resource:
        """The resource at `path`; raises `NotFoundError`."""
        return self._resources.fetch(path)

    def is_slow(self, path: str) -> bool:
        """Whether `fetch` takes longer than the window may stand still."""
        return self._resources.is_slow(path)

    def close(self) -> None:
        """Release the edition and its cache lock."""
        self.edition.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
