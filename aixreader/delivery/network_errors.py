"""What goes wrong on the way to a server, in words: what happened, what it means, what to do."""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from aixreader.control_characters import one_line
from aixreader.errors import DeliveryError, shortened

CERTIFICATE = (
    "Nothing was sent or read. A company's proxy needs its certificate in the system's store; a hotel's or a café's "
    "network may want you to sign in with a browser first."
)
WRONG_CLOCK = "Check this computer's date and time. Nothing was sent or read."
MISMATCHES, OUT_OF_DATE = (62, 64), (9, 10)
"""Name or IP address; not yet valid, expired: of OpenSSL's reasons why a certificate is refused."""
PROXY_SIGN_IN = (
    "Basic authentication is known: put the user and password into the proxy's address (http://USER:PASSWORD@HOST:PORT "
    "in HTTPS_PROXY). NTLM, Kerberos and PAC scripts are not known; ask your administrator for another way, or open a "
    "zip that was downloaded with a browser."
)
ANOTHER_WAY = "Download the zip with a browser, and open it with File > Open."
HINTS = {
    HTTPStatus.UNAUTHORIZED: "The address needs a password, which AIX Reader does not send. Use another address.",
    HTTPStatus.FORBIDDEN: f"The server refuses to answer, perhaps because of where or how often you ask. {ANOTHER_WAY}",
    HTTPStatus.NOT_FOUND: "Check the address; what it named may have moved.",
    HTTPStatus.GONE: "Check the address; what it named was removed.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "A proxy or the server limits the size of requests. " + ANOTHER_WAY,
    HTTPStatus.TOO_MANY_REQUESTS: "Somebody at your network's address has asked too often. Try again later.",
    HTTPStatus.PROXY_AUTHENTICATION_REQUIRED: PROXY_SIGN_IN,
}
SERVER_ERROR = 500


def connection_error(error: OSError, host: str, *, is_proxy: bool) -> DeliveryError:
    """The error where no connection to `host` came about."""
    what = f"The proxy {host}" if is_proxy else host
    again = "Check the proxy settings of this computer." if is_proxy else "Check the network connection and try again."
    if isinstance(error, socket.gaierror):
        return DeliveryError(f"The address of {what} is not known.", again)
    if isinstance(error, TimeoutError):
        return DeliveryError(f"{what} does not answer.", again)
    if isinstance(error, ConnectionRefusedError):
        return DeliveryError(f"{what} refuses the connection.", again)
    return DeliveryError(f"There is no connection to {what}: {_reason(error)}.", again)


def transfer_error(error: Exception, host: str) -> DeliveryError:
    """The error for what urllib3 raises once there is a connection: a certificate, a proxy, an answer cut off."""
    chain = list(_chain(error))
    for each in chain:
        if isinstance(each, ssl.SSLCertVerificationError):
            return _certificate_error(each, host)
    for each in chain:
        if "407" in str(each) and "Tunnel" in str(each):
            return status_error(HTTPStatus.PROXY_AUTHENTICATION_REQUIRED, host, {})
        if "Tunnel connection failed" in str(each):
            return DeliveryError(
                f"The proxy does not connect to {host}: {one_line(shortened(str(each)))}.",
                "Ask your administrator, or open a zip that was downloaded elsewhere.",
            )
    if any(isinstance(each, ssl.SSLError) for each in chain):
        return DeliveryError(f"There is no secure connection to {host}.", CERTIFICATE)
    if any(isinstance(each, TimeoutError) for each in chain):
        return DeliveryError(f"{host} does not answer.", "Check the network connection and try again.")
    return DeliveryError(
        f"The connection to {host} broke off before the answer was complete.",
        "Nothing incomplete was installed. Try again; it continues where it can.",
    )


def status_error(status: int, host: str, headers: Mapping[str, str], now: float = 0) -> DeliveryError:
    """The error for an answer that is none: its status in words. `now` is the time, for "try again in 3 hours"."""
    name = _phrase(status)
    hint = HINTS.get(HTTPStatus(status) if status in list(HTTPStatus) else HTTPStatus.OK, "")
    if not hint:
        hint = "The server has a fault. Try again later." if status >= SERVER_ERROR else "Check the address."
    seconds = retry_after(headers, now)
    if seconds:
        hint = f"{hint} The server asks to wait {_duration(seconds)}."
    return DeliveryError(f"{host} answered {status} ({name}).", hint)


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """The seconds that an answer asks to wait (Retry-After, as a number or a date); None if it does not."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit() and len(value) < 10:
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, OverflowError):
        return None


def _certificate_error(error: ssl.SSLCertVerificationError, host: str) -> DeliveryError:
    code = error.verify_code
    if code in MISMATCHES:
        return DeliveryError(f"The certificate of {host} is for another name: somebody else answers.", CERTIFICATE)
    if code in OUT_OF_DATE:
        return DeliveryError(f"The certificate of {host} is not valid today.", WRONG_CLOCK)
    return DeliveryError(f"The certificate of {host} is not trusted by this computer.", CERTIFICATE)


def _chain(error: BaseException | None) -> list[BaseException]:
    """`error` and what it came from, whichever way it tells so."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        each = waiting.pop(0)
        if each is None or each in found:
            continue
        found.append(each)
        waiting += [each.__cause__, each.__context__, getattr(each, "original_error", None)]
        waiting += [argument for argument in each.args if isinstance(argument, BaseException)]
    return found


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "no known meaning"


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 2 * 60 * 60 else f"{seconds / 3600:.0f} hours"


def _reason(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else str(error)
