"""Whose text a site is and under which licence, by its settings and by the notices on its pages."""

from __future__ import annotations

from aixreader.model import Attribution
from aixreader.source.config import read_config
from aixreader.source.site_attribution import site_attribution

BY = "https://creativecommons.org/licenses/by/4.0/"
NOTICE = (
    '<p><a href="{site}">Tea Guide</a> by <span>tea people</span> is under <a href="{licence}?ref=chooser">it</a></p>'
)
SITE = "baseURL: https://tea.example/\n"


def stated(settings: str, *pages: str) -> Attribution:
    return site_attribution(read_config(settings), pages)


def test_the_settings_count_first() -> None:
    page = NOTICE.format(site="https://tea.example", licence=BY)
    settings = f"{SITE}copyright: All rights reserved\nparams: {{author: {{name: Ann}}}}"
    assert stated(settings, page) == Attribution("Ann", "https://tea.example/", "All rights reserved")


def test_a_notice_on_a_page_counts_where_the_settings_say_nothing() -> None:
    page = NOTICE.format(site="http://www.tea.example", licence=BY)
    whole = Attribution("Tea Guide", "https://tea.example/", "CC BY 4.0", BY)
    assert stated(SITE, page, "<p>x</p>", page) == whole
    assert stated(f"{SITE}author: Ann", page).author == "Ann"


def test_nothing_is_said_that_is_not_stated_for_the_whole_site() -> None:
    nobody = Attribution(site="https://tea.example/")
    elsewhere = NOTICE.format(site="https://pots.example/", licence=BY)
    picture = f'<p>The picture is under <a href="{BY}">CC BY</a></p>'
    assert stated(SITE, elsewhere, picture) == nobody
    two = [NOTICE.format(site="https://tea.example/", licence=BY.replace("by", kind)) for kind in ("by", "by-sa")]
    assert not stated(SITE, *two).licence
    assert stated("title: Tea", NOTICE.format(site="https://tea.example", licence=BY)) == Attribution()


def test_older_revisions_of_the_exchange_do_not_name_it() -> None:
    assert stated("baseURL: https://owaspai.org/") == Attribution("OWASP AI Exchange", "https://owaspai.org/")
