"""Where the full Exchange is got from."""

from __future__ import annotations

import pytest

from aixreader.errors import DeliveryError
from aixreader.services.editions.exchange_address import exchange_address
from aixreader.userdata.policy import Policy
from aixreader.userdata.settings import USUAL_EXCHANGE

OWN = "https://git.example/exchange"


def test_the_administrator_s_address_goes_first_then_the_one_asked_for() -> None:
    assert exchange_address(Policy(), "") == USUAL_EXCHANGE
    assert exchange_address(Policy(), "https://a.example/b") == "https://a.example/b"
    assert exchange_address(Policy(), "", "/srv/exchange") == "/srv/exchange", "as the user prefers"
    assert exchange_address(Policy(), "https://a.example/b", "/srv/exchange") == "https://a.example/b"
    assert exchange_address(Policy(exchange=OWN), "", "/srv/exchange") == OWN
    assert exchange_address(Policy(exchange=OWN), "") == OWN
    assert exchange_address(Policy(exchange=OWN), OWN) == OWN
    with pytest.raises(DeliveryError, match="has set the address"):
        exchange_address(Policy(exchange=OWN), "https://a.example/b")
    with pytest.raises(DeliveryError, match="does not allow other editions"):
        exchange_address(Policy(only=True), "")
