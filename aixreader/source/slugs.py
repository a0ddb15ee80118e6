"""Which section a slug means, when several state it."""

from __future__ import annotations

from collections.abc import Mapping

Place = tuple[str, str]
"""A page and an anchor on it ('' for its top)."""


class SlugOwners:
    """Decides slugs: the first section that states one owns it, unless the redirect table names another of them."""

    def __init__(self, stated: Mapping[str, list[Place]], redirects: Mapping[str, Place]) -> None:
        """`stated` holds all places that state a slug, in order; `redirects` where the redirect table sends it."""
        self._owners = {
            slug: redirects[slug] if redirects.get(slug) in places else places[0] for slug, places in stated.items()
        }

    def owns(self, slug: str, page: str, anchor: str) -> bool:
        """Whether the section at this place is the one the slug means."""
        return self._owners.get(slug) == (page, anchor)
