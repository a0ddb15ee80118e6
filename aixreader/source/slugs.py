"""Which section a slug means, when several state it."""

from __future__ import annotations

from collections.abc import Mapping

SectionAnchor = tuple[str, str]
"""A page and an anchor on it ('' for its top)."""


class SlugOwners:
    """Decides slugs: the first section that states one owns it, unless the redirect table names another of them."""

    def __init__(self, stated: Mapping[str, list[SectionAnchor]], redirects: Mapping[str, SectionAnchor]) -> None:
        """`stated` are all sections that state a slug, in order; `redirects` the targets of the redirect table."""
        self._owners = {
            slug: redirects[slug] if redirects.get(slug) in places else places[0] for slug, places in stated.items()
        }

    def owns(self, slug: str, page: str, anchor: str) -> bool:
        """Whether the section at this anchor owns the slug."""
        return self._owners.get(slug) == (page, anchor)
