"""urllib3's connections, joined to the system's certificates, the system's proxies and our own clocks."""

from __future__ import annotations

import socket
import ssl
import urllib.request
from collections.abc import Callable
from typing import cast
from urllib.parse import unquote, urlsplit

import truststore
import urllib3
from typing_extensions import override
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from aixreader.delivery.exchange import Exchange
from aixreader.delivery.network_errors import connection_error
from aixreader.delivery.watched_socket import WatchedSocket, connect

Current = Callable[[], Exchange]
"""Gives the exchange that is under way."""


class ConnectionPools:
    """The connections of one transport: straight ones, and those through each proxy."""

    def __init__(self, current: Current) -> None:
        self._current = current
        self._managers: dict[str, urllib3.PoolManager] = {}

    def manager_for(self, url: str) -> urllib3.PoolManager:
        """What connects to `url`, through the system's proxy for it if there is one."""
        proxy = proxy_for(url)
        if proxy not in self._managers:
            self._managers[proxy] = self._make(proxy)
        return self._managers[proxy]

    def close(self) -> None:
        """Close all connections."""
        for manager in self._managers.values():
            for key in manager.pools.keys():  # noqa: SIM118  # no mapping; and `clear` leaves closing to the collector
                manager.pools[key].close()
            manager.clear()

    def _make(self, proxy: str) -> urllib3.PoolManager:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # the system's, for this program only
        if proxy:
            user = urlsplit(proxy)
            secret = f"{unquote(user.username or '')}:{unquote(user.password or '')}" if user.username else None
            manager: urllib3.PoolManager = urllib3.ProxyManager(
                proxy,
                proxy_headers=urllib3.make_headers(proxy_basic_auth=secret),
                ssl_context=context,
                proxy_ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            )
        else:
            manager = urllib3.PoolManager(ssl_context=context)
        manager.pool_classes_by_scheme = _pool_classes(self._current)
        return manager


def proxy_for(url: str) -> str:
    """The address of the system's proxy for `url`: of the environment, Windows' registry or macOS' settings. "" for
    none.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    proxies = urllib.request.getproxies()
    if not host or urllib.request.proxy_bypass(host):
        return ""
    proxy = proxies.get(parts.scheme) or proxies.get("all") or ""
    if proxy and "://" not in proxy:
        proxy = f"http://{proxy}"
    return proxy if urlsplit(proxy).scheme in ("http", "https") else ""


def _pool_classes(current: Current) -> dict[str, type[HTTPConnectionPool]]:
    """urllib3's pools with connections that are watched."""

    class PlainConnection(HTTPConnection):
        @override
        def _new_conn(self) -> socket.socket:
            return _connect(self, current())

        @override
        def connect(self) -> None:
            super().connect()
            _watch(self, current)

    class SecureConnection(HTTPSConnection):
        @override
        def _new_conn(self) -> socket.socket:
            return _connect(self, current())

        @override
        def connect(self) -> None:
            super().connect()
            _watch(self, current)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = PlainConnection

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = SecureConnection

    return {"http": PlainPool, "https": SecurePool}


def _connect(connection: HTTPConnection, exchange: Exchange) -> socket.socket:
    try:
        return connect(connection.host, connection.port, exchange)
    except OSError as error:
        raise connection_error(error, connection.host, is_proxy=connection.proxy is not None) from error


def _watch(connection: HTTPConnection, current: Current) -> None:
    assert connection.sock is not None  # noqa: S101  # it is connected
    stand_in = WatchedSocket(connection.sock, current)
    connection.sock = cast("socket.socket", stand_in)
