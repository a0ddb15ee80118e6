"""The addresses of Creative Commons licences."""

from __future__ import annotations

from aixreader.source.licence_deeds import deed_address, deed_name

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


def test_names_and_addresses() -> None:
    for address, name, plain in (
        ("http://creativecommons.org/publicdomain/zero/1.0?ref=chooser-v1", "CC0 1.0", CC0),
        ("https://www.CreativeCommons.org/publicdomain/zero/1.0/legalcode", "CC0 1.0", CC0),
        (
            "https://creativecommons.org/licenses/by-nc-sa/4.0/deed.de#x",
            "CC BY-NC-SA 4.0",
            "https://creativecommons.org/licenses/by-nc-sa/4.0/",
        ),
        (
            "https://creativecommons.org/publicdomain/mark/1.0/",
            "Public Domain Mark 1.0",
            "https://creativecommons.org/publicdomain/mark/1.0/",
        ),
        ("https://creativecommons.org/", "", "https://creativecommons.org/"),
        ("https://creativecommons.org/about/", "", "https://creativecommons.org/about/"),
        ("https://tea.example/creativecommons.org/licenses/by/4.0", "", None),
        ("javascript:creativecommons.org/licenses/by/4.0", "", None),
        ("", "", ""),
    ):
        assert deed_name(address) == name, address
        assert deed_address(address) == (address if plain is None else plain)
