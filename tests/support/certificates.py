"""Certificates for a moment, of an authority that nobody but the test trusts."""

from __future__ import annotations

import os
import ssl
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Certified:
    """A server's side of it, and a client's."""

    server: ssl.SSLContext
    client: ssl.SSLContext
    certificate: Path
    key: Path


def certified(folder: Path, *names: str) -> Certified:
    """A certificate for these names, also as two files in the folder.

    Skips the test where none can be made; in CI that is a failure.
    """
    if find_spec("trustme") is None:
        missing = "the tests of https need: pip install -e '.[test]'"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    import trustme

    authority = trustme.CA()
    one = authority.issue_cert(*names)
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    one.configure_cert(server)
    authority.configure_trust(client)
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(b"".join(blob.bytes() for blob in one.cert_chain_pems))
    key.write_bytes(one.private_key_pem.bytes())
    return Certified(server, client, certificate, key)
