"""Where the full Exchange is got from: as the administrator says, as was asked, as the user prefers, or as usual."""

from __future__ import annotations

from aixreader.errors import DeliveryError
from aixreader.userdata.policy import Policy
from aixreader.userdata.settings import USUAL_EXCHANGE


def exchange_address(policy: Policy, asked: str, preferred: str = "") -> str:
    """The address or path to use. Raises `DeliveryError` where the administrator allows no other editions, or no
    address but another one.
    """
    if policy.only:
        raise DeliveryError(
            "Your administrator does not allow other editions on this computer.", "Nothing was asked for."
        )
    if policy.exchange and asked not in ("", policy.exchange):
        raise DeliveryError(
            f"Your administrator has set the address that the Exchange is got from: {policy.exchange}.",
            "Repeat the command without --from.",
        )
    return policy.exchange or asked or preferred or USUAL_EXCHANGE
