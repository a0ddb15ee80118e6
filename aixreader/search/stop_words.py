"""Words that say nothing about the subject of a query, and words that say little."""

from __future__ import annotations

from aixreader.search.words import stem, words

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
LIGHT_WORDS = frozenset(
    map(
        stem,
        words(
            """able according actually after again against ahead allow almost alone along already also although always
            among another anybody anyone anything apply around ask away back bad because become before begin behind
            being believe best better between big both bring call cannot case certain come company consider deal
            decide different difference during each easily easy either else enough entire even ever every everybody
            everyone everything exactly example fast few find first follow general get give go going good great happen
            hard help here high however important instead involve just keep kind know large last lately least less let
            like little long look lot low main make many matter maybe might minute moment month must near never new
            next nice nobody normal nothing now often okay old once only order other otherwise out own particular
            people person place please possible prefer probably properly put question quick quickly quite rather
            really reason receive right run same say see seem send set several show side simple simply since small
            somebody somehow someone something sometimes soon sort start still stop such sure take talk thing think
            through thus time together too topic toward try turn two type under until up upon useful usual usually
            various very via wait way week well whether whole within without work worry year yet"""
        ),
    )
)
"""Stems of words that are frequent in plain English, however rare they are in the text: they count less."""
