"""An edition as the resolver sees it."""

from __future__ import annotations

from aixreader.addresses.resolver import Resolver
from aixreader.knowledge.edition_site import edition_site
from aixreader.services.session.session import Session


def test_slugs_redirects_pages_and_files_are_those_of_the_edition(session: Session) -> None:
    edition = session.edition
    resolver = Resolver(edition_site(edition), may_guess=False)
    for section in edition.sections.values():
        if section.slug == section.id:
            assert resolver.slug(section.id).target == section.id
    for slug, target in edition.catalogue.redirects.items():
        assert resolver.slug(slug).target == target
    for page in edition.pages:
        assert resolver.resolve(f"/{page.removesuffix('_index')}", "").page == page
    for asset in edition.assets:
        assert resolver.resolve(f"/{asset}", "").target == asset


def test_ids_are_those_of_the_pages_html(session: Session) -> None:
    site = edition_site(session.edition)
    for section in session.edition.sections.values():
        assert section.anchor in site.ids(section.page)
    assert not site.ids("docs/none")
