"""Words that say nothing about the subject of a query."""

from __future__ import annotations

from aixreader.search.words import words

STOP_WORDS = frozenset(
    words(
        """a about an and any are as at be been but by can could did do does for from had has have he how i if in
        into is it its me my no not of on one or our shall she should so than that the their them then there
        these they this those to us was we were what when where which while who whom whose why will with would
        you your myself yourself ourselves much many some most more need needs use used using want tell explain
        mean means there's what's it's that's who's i'm i've i'd i'll you're you've we're we've they're don't doesn't
        didn't isn't aren't wasn't weren't won't can't cannot couldn't shouldn't wouldn't haven't hasn't hadn't"""
    )
)
