"""How the compiler's sanitised content writes the addresses of the source; given to the comparison with Hugo's output.

Sanitised content keeps the source's own addresses, with one exception: the site's own pictures, which the Exchange
writes with and without its host and with a `?v=2` against browsers' caches, are reduced to their path. Written out here
on its own so that the comparison does not lean on the code it checks.
"""

from __future__ import annotations

HOSTS = ("https://owaspai.org", "https://www.owaspai.org", "http://owaspai.org", "http://www.owaspai.org")


def map_href(href: str, page: str) -> str:  # noqa: ARG001 - the comparison's signature
    """The address as our sanitised content has it, for links and pictures alike."""
    for host in HOSTS:
        if href.startswith(f"{host}/images/"):
            href = href.removeprefix(host)
    if href.startswith("/images/") and "?v=" in href:
        return href.partition("?v=")[0]
    return href
