"""The one door to other sites: what it refuses, proved against a real TLS server (V-33, L8)."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from credentials.fetching import Network, Refused, fetch, places
from credentials.selectors.fetched import RATE, FetchingResolver
from credentials.standards.verification import Unreachable

HOST, PUBLIC = "lists.example.edu", "93.184.215.14"
Answer = Callable[[ssl.SSLSocket, str], None]


def certificate(folder: Path, host: str) -> Path:
    """A certificate that signs itself, made for this run."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)]),
    )
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), False)
        .add_extension(x509.BasicConstraints(True, None), True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{host}.pem"
    kind, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, kind, plain)
    file.write_bytes(private + built.public_bytes(serialization.Encoding.PEM))
    return file


class Site:
    """A TLS server on this machine; `pages` maps a path to what it does with the connection."""

    def __init__(self, file: Path) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.dialled: list[str] = []
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(file)
        self._door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        while True:
            try:
                plain, _address = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(plain,), daemon=True).start()

    def _answer(self, plain: socket.socket) -> None:
        try:
            with self._tls.wrap_socket(plain, server_side=True) as connection:
                request = connection.recv(8192).decode()
                path = request.split(" ")[1]
                self.asked.append(request)
                self.pages[path](connection, path)
        except (OSError, KeyError):
            return

    def dial(self, address: str, seconds: float) -> socket.socket:
        """Any public address leads here, so that what was checked and what was dialled can be compared."""
        self.dialled.append(address)
        return socket.create_connection(self._door.getsockname(), timeout=seconds)


def says(body: bytes, *headers: str, status: str = "200 OK") -> Answer:
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""])
    return lambda connection, _path: connection.sendall(head.encode() + body)


JSON = "Content-Type: application/json"


@pytest.fixture(scope="module")
def pem(tmp_path_factory: Any) -> Path:
    return certificate(tmp_path_factory.mktemp("tls"), HOST)


@pytest.fixture
def site(pem: Path) -> Iterator[Site]:
    made = Site(pem)
    yield made
    made.close()


def network(site: Site, pem: Path, resolve: Callable[[str], list[str]] = lambda _host: [PUBLIC]) -> Network:
    return Network(resolve, site.dial, ssl.create_default_context(cafile=str(pem)))


@pytest.mark.covers("L8", "V-33")
def test_a_public_document_is_read_from_the_address_that_was_checked(site: Site, pem: Path) -> None:
    """V-33: the check and the connection see the same address; no cookie and no credential goes along."""
    site.pages["/list?x=1"] = says(b'{"a": 1}', JSON)
    assert fetch(f"https://{HOST}/list?x=1", network=network(site, pem)) == b'{"a": 1}'
    assert site.dialled == [PUBLIC]
    assert "Cookie" not in site.asked[0]
    assert "Authorization" not in site.asked[0]


@pytest.mark.covers("L8", "V-33")
def test_a_name_that_changes_its_mind_gains_nothing(site: Site, pem: Path) -> None:
    """V-33, rebinding: a name is looked up once for each connection, and that answer is the one dialled."""
    site.pages["/"] = says(b"{}", JSON)
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    changing = network(site, pem, lambda _host: next(answers))
    assert fetch(f"https://{HOST}/", network=changing) == b"{}"
    with pytest.raises(Refused, match="private address"):
        fetch(f"https://{HOST}/", network=changing)
    assert site.dialled == [PUBLIC]


PRIVATE = (
    *("127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
    *("::1", "fe80::1%eth0", "fc00::1", "::ffff:93.184.215.14", "::ffff:127.0.0.1", "64:ff9b::7f00:1"),
    *(
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "::127.0.0.1",
        "224.0.0.1",
        "ff02::1",
        "255.255.255.255",
        "not-an-address",
    ),
)


@pytest.mark.covers("V-33")
@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.covers("L8")
def test_private_mapped_and_link_local_machines_are_never_dialled(
    site: Site, pem: Path, address: str
) -> None:
    """V-33: nor when a public address stands beside the private one."""
    for found in ([address], [PUBLIC, address]):
        with pytest.raises(Refused, match="private address"):
            fetch(f"https://{HOST}/", network=network(site, pem, lambda _host, found=found: found))  # type: ignore[misc]
    assert site.dialled == []


ADDRESSES = (
    *(f"http://{HOST}/", f"ftp://{HOST}/", "file:///etc/passwd", f"//{HOST}/", HOST, ""),
    *(
        f"https://{HOST}:8443/",
        f"https://user:word@{HOST}/",
        f"https://@{HOST}/",
        f"https://{HOST}\\@evil.example/",
    ),
    *("https://127.0.0.1/", "https://[::1]/", "https://2130706433/", "https://0x7f.1/", "https://127.1/"),
    *("https://localhost/", "https://a.localhost/", "https://vault.internal/", "https://printer.local/"),
    *(
        "https://router.lan/",
        "https://one/",
        f"https://{HOST}/\r\nHost: x",
        f"https://{HOST}:99999/",
        "https:///x",
    ),
    *("https://exämple.org/", f"https://{HOST}/{'a' * 2_001}"),
)


@pytest.mark.parametrize("url", ADDRESSES)
@pytest.mark.covers("L8")
def test_only_https_on_443_of_a_public_name_is_asked(url: str) -> None:
    with pytest.raises(Refused):
        places.read(url)


def test_a_dot_at_the_end_is_the_same_host() -> None:
    assert places.read(f"https://{HOST}./a").host == HOST


@pytest.mark.covers("L8")
def test_redirects_stay_on_the_host_and_are_two_at_most(site: Site, pem: Path) -> None:
    def to(where: str) -> Answer:
        return says(b"", f"Location: {where}", status="302 Found")

    site.pages |= {"/0": to("/1"), "/1": to(f"https://{HOST}/2"), "/2": says(b"{}", JSON)}
    assert fetch(f"https://{HOST}/0", network=network(site, pem)) == b"{}"
    site.pages |= {"/a": to("/0")}
    with pytest.raises(Refused, match="too many redirects"):
        fetch(f"https://{HOST}/a", network=network(site, pem))
    for away in (
        "https://elsewhere.example.org/",
        f"http://{HOST}/2",
        "//169.254.169.254/",
        f"https://{HOST}:444/",
    ):
        site.pages["/away"] = to(away)
        with pytest.raises(Refused):
            fetch(f"https://{HOST}/away", network=network(site, pem))


@pytest.mark.covers("L8", "V-33")
def test_slow_sites_are_cut_off(site: Site, pem: Path) -> None:
    """V-33: one drop at a time would satisfy the time limit of every single read."""

    def drips(connection: ssl.SSLSocket, _path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        for _ in range(100):
            connection.sendall(b" ")
            time.sleep(0.05)

    def silent(connection: ssl.SSLSocket, _path: str) -> None:
        time.sleep(3)

    site.pages |= {"/drips": drips, "/silent": silent}
    for path in ("/drips", "/silent"):
        began = time.monotonic()
        with pytest.raises(Refused):
            fetch(f"https://{HOST}{path}", network=network(site, pem), seconds=0.4)
        assert time.monotonic() - began < 1.2


def test_a_slow_name_server_is_not_waited_for(site: Site, pem: Path) -> None:
    def sleepy(_host: str) -> list[str]:
        time.sleep(1)
        return [PUBLIC]

    with pytest.raises(Refused, match="name"):
        fetch(f"https://{HOST}/", network=network(site, pem, sleepy), seconds=0.2)


@pytest.mark.covers("L8")
def test_huge_packed_and_foreign_answers_are_refused(site: Site, pem: Path) -> None:
    def endless(connection: ssl.SSLSocket, _path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        while True:
            connection.sendall(b" " * 65_536)

    site.pages |= {
        "/endless": endless,
        "/long": says(b" " * (1024 * 1024 + 1), JSON),
        "/packed": says(b"x", JSON, "Content-Encoding: gzip"),
        "/page": says(b"<html>", "Content-Type: text/html"),
        "/picture": says(b"x", "Content-Type: image/svg+xml"),
        "/gone": says(b"{}", JSON, status="410 Gone"),
        "/cut": lambda connection, _path: connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{}"
        ),
        "/rubbish": lambda connection, _path: connection.sendall(b"\x00\x01\x02\r\n\r\n"),
    }
    for path in site.pages:
        with pytest.raises(Refused):
            fetch(f"https://{HOST}{path}", network=network(site, pem))


@pytest.mark.covers("L8")
def test_a_certificate_of_another_name_is_refused(site: Site, pem: Path) -> None:
    site.pages["/"] = says(b"{}", JSON)
    with pytest.raises(Refused):
        fetch("https://other.example.edu/", network=network(site, pem))
    with pytest.raises(Refused):
        fetch(f"https://{HOST}/", network=Network(lambda _host: [PUBLIC], site.dial))
    assert site.asked == []


@pytest.mark.django_db
@pytest.mark.covers("L8", "M1")
def test_what_was_read_is_kept_and_failures_name_the_host(site: Site, pem: Path) -> None:
    resolver = FetchingResolver(network(site, pem))
    did = f"did:web:{HOST}"
    site.pages["/.well-known/did.json"] = says(f'{{"id": "{did}"}}'.encode(), JSON)
    assert [resolver.did_document(did)["id"] for _ in range(3)] == [did] * 3
    assert len(site.asked) == 1
    for _ in range(2):
        with pytest.raises(Unreachable) as caught:
            resolver.status_list(f"https://{HOST}/missing")
        assert caught.value.host == HOST
    assert len(site.dialled) == 2


@pytest.mark.django_db
def test_one_host_is_asked_a_bounded_number_of_times_a_minute(site: Site, pem: Path) -> None:
    resolver = FetchingResolver(network(site, pem))
    for number in range(RATE + 5):
        site.pages[f"/{number}"] = says(b"{}", JSON)
    read = 0
    for number in range(RATE + 5):
        try:
            resolver.document(f"https://{HOST}/{number}")
            read += 1
        except Unreachable:
            continue
    assert read <= RATE
    assert len(site.asked) <= RATE


@pytest.mark.django_db
@pytest.mark.covers("L8")
def test_the_door_is_closed_unless_an_operator_opens_it(settings: Any) -> None:
    from credentials.selectors.fetched import resolver
    from credentials.selectors.resolver import LocalResolver

    assert settings.FETCH_OTHERS is False
    assert type(resolver()) is LocalResolver
    settings.FETCH_OTHERS = True
    assert type(resolver()) is FetchingResolver
