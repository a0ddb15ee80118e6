"""A web server on 127.0.0.1 that answers as a test says, however wrongly; and certificates for it."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread

from typing_extensions import override

from tests.waiting import LIMIT_SECONDS, PAUSE_SECONDS, stand_still

Answer = Callable[["Visit"], None]


class Visit(BaseHTTPRequestHandler):
    """One request, and the means to answer it."""

    protocol_version = "HTTP/1.1"
    server: WebServer

    def do_GET(self) -> None:
        """Answer it."""
        self.server.requests.append(self)
        answer = self.server.answers.get(self.path) or self.server.answers.get("*", not_found)
        try:
            answer(self)
        except OSError:  # whoever asked has gone
            self.close_connection = True

    def do_POST(self) -> None:
        self.do_GET()

    def do_CONNECT(self) -> None:
        self.do_GET()

    def reply(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """A well-formed answer; `content_type` is the header Content-Type."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers and "Transfer_Encoding" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def raw(self, data: bytes) -> None:
        """These bytes, and the end of the connection."""
        self.wfile.write(data)
        self.close_connection = True

    def drip(self, data: bytes, *, pause: float = PAUSE_SECONDS) -> None:
        """One byte after the other, until all are sent or the server stops."""
        for byte in data:
            if self.server.stopped.is_set():
                break
            self.wfile.write(bytes([byte]))
            stand_still(pause)
        self.close_connection = True

    def say_nothing(self) -> None:
        """Hold the connection open until the server stops."""
        self.server.stopped.wait(LIMIT_SECONDS)
        self.close_connection = True

    @override
    def log_message(self, *_: object) -> None:
        pass


def not_found(visit: Visit) -> None:
    visit.reply(b"There is no such thing.", 404)


class WebServer(ThreadingHTTPServer):
    """`answers` by path; "*" answers what no other does. `requests` came in."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, answers: dict[str, Answer]) -> None:
        super().__init__(("127.0.0.1", 0), Visit)
        self.answers = answers
        self.requests: list[Visit] = []
        self.stopped = Event()
        self.scheme = "http"

    @property
    def url(self) -> str:
        """The address of its root, without a slash at the end."""
        return f"{self.scheme}://127.0.0.1:{self.server_port}"

    def secure(self, certificate: Path) -> None:
        """Speak TLS with the certificate and key in a file."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.scheme = "https"

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a client that leaves is what is tested."""


@contextmanager
def web_server(answers: dict[str, Answer], certificate: Path | None = None) -> Iterator[WebServer]:
    """A server that runs for a test, over TLS where there is a `certificate`."""
    server = WebServer(answers)
    if certificate is not None:
        server.secure(certificate)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": PAUSE_SECONDS}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join(LIMIT_SECONDS)


def make_certificate(file: Path, name: str = "127.0.0.1", *, days: int = 30) -> Path:
    """A self-signed certificate with its key in `file`; one of the past where `days` is negative."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    named = x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName(name)
    end = datetime.now(UTC) + timedelta(days=days)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1000)
        .not_valid_before(end - timedelta(days=365))
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName([named]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(made.public_bytes(Encoding.PEM) + secret)
    return file
