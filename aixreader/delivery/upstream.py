"""Where the Exchange can be fetched: the address of a repository or of a zip, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from aixreader.addresses.repository import repository_name
from aixreader.addresses.web_address import web_address
from aixreader.delivery.transport import host_of
from aixreader.errors import DeliveryError, shortened

BRANCH = "main"


@dataclass(frozen=True, slots=True)
class Upstream:
    """An address that was checked: of a repository's page, or of a zip."""

    address: str

    @property
    def host(self) -> str:
        """The name of the host that is asked first."""
        return host_of(self.address)

    @property
    def is_secure(self) -> bool:
        """Whether the connection is encrypted, and the server's name certified."""
        return self.address.startswith("https:")

    @property
    def is_archive(self) -> bool:
        """Whether it is the address of a zip rather than of a repository."""
        return urlsplit(self.address).path.lower().endswith(".zip")

    def archive(self, commit: str = "") -> str:
        """The address of a zip with a commit, or with what the branch is at."""
        if self.is_archive:
            return self.address
        if name := repository_name(self.address):
            return f"https://codeload.github.com/{name}/zip/{commit or f'refs/heads/{BRANCH}'}"
        return f"{self.address.removesuffix('.git')}/archive/{commit or BRANCH}.zip"


def upstream_at(address: str) -> Upstream:
    """What can be fetched from `address`; raises `DeliveryError` where that is no address on the web."""
    found = web_address(address if "://" in address else f"https://{address}").partition("#")[0].rstrip("/")
    if not found or not host_of(found):
        raise DeliveryError(
            f"“{shortened(address)}” is not an address on the web.",
            "Give the address of a git repository or of a zip, such as https://github.com/OWNER/NAME.",
        )
    return Upstream(found)
