"""Which address the full Exchange is got from: the administrator's, the one asked for, or the usual one."""

from __future__ import annotations

from aixreader.errors import DeliveryError
from aixreader.userdata.policy import Policy


def exchange_address(policy: Policy, asked: str) -> str:
    """The address to use. Raises `DeliveryError` where the administrator allows no other editions, or no address but
    another one.
    """
    from aixreader.delivery.upstream import DEFAULT_ADDRESS

    if policy.only:
        raise DeliveryError(
            "Your administrator does not allow other editions on this computer.", "Nothing was asked for."
        )
    if policy.exchange and asked not in ("", policy.exchange):
        raise DeliveryError(
            f"Your administrator has set the address that the Exchange is got from: {policy.exchange}.",
            "Repeat the command without --from.",
        )
    return policy.exchange or asked or DEFAULT_ADDRESS
