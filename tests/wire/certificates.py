"""Good and bad certificates for tests, by an authority that exists for one run.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import datetime
import ipaddress
import pathlib
import ssl

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = datetime.timedelta(days=1)


def make_name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def make_key():
    return ec.generate_private_key(ec.SECP256R1())


class Authority:
    def __init__(self, text):
        self.name = make_name(text)
        self.key = make_key()
        self.certificate = self.sign(self.name, self.key.public_key(), is_authority=True)

    def sign(self, name, public_key, hosts=(), first=-1, last=30, digest=None, is_authority=False):
        """first and last: days from now."""
        now = datetime.datetime.utcnow()
        builder = (x509.CertificateBuilder().subject_name(name).issuer_name(self.name)
                   .public_key(public_key).serial_number(x509.random_serial_number())
                   .not_valid_before(now + first * DAY).not_valid_after(now + last * DAY)
                   .add_extension(x509.BasicConstraints(is_authority, None), critical=True))
        if hosts:
            names = [make_alternative(host) for host in hosts]
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        return builder.sign(self.key, digest or hashes.SHA256())

    def issue(self, text, hosts=("localhost", "127.0.0.1", "city.example"), **more):
        key = make_key()
        return self.sign(make_name(text), key.public_key(), hosts, **more), key


def make_alternative(host):
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def write(path, certificate, key=None):
    data = certificate.public_bytes(serialization.Encoding.PEM)
    if key is not None:
        data += key.private_bytes(serialization.Encoding.PEM,
                                  serialization.PrivateFormat.PKCS8,
                                  serialization.NoEncryption())
    path.touch(mode=0o600)
    path.write_bytes(data)


def make_context(folder, name, pair, protocol=None):
    path = folder / f"{name}.pem"
    write(path, *pair)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # What is offered here is for the client to turn down.
    context.set_ciphers("ALL:@SECLEVEL=0")
    if protocol is not None:
        context.minimum_version = context.maximum_version = protocol
    context.load_cert_chain(path)
    return context


def make_self_signed():
    authority = Authority("localhost")
    certificate = authority.sign(authority.name, authority.key.public_key(),
                                 ("localhost", "127.0.0.1"))
    return certificate, authority.key


def make_contexts(folder):
    """TLS contexts by name. FOLDER gets ca.pem, client.pem and stranger.pem."""
    folder = pathlib.Path(folder)
    authority = Authority("Pentad tests")
    other = Authority("Somebody else")
    write(folder / "ca.pem", authority.certificate)
    write(folder / "client.pem", *authority.issue("wall", ()))
    write(folder / "stranger.pem", *other.issue("stranger", ()))
    good = authority.issue("server")
    contexts = {
        "good": make_context(folder, "good", good),
        "self-signed": make_context(folder, "self-signed", make_self_signed()),
        "unknown-authority": make_context(folder, "unknown-authority", other.issue("server")),
        "wrong-host": make_context(
            folder, "wrong-host", authority.issue("server", ("other.example",))),
        "expired": make_context(
            folder, "expired", authority.issue("server", first=-10, last=-1)),
        "not-yet-valid": make_context(
            folder, "not-yet-valid", authority.issue("server", first=1, last=10)),
        "sha1": make_context(
            folder, "sha1", authority.issue("server", digest=hashes.SHA1())),
        "tls1.0": make_context(folder, "old", good, ssl.TLSVersion.TLSv1),
        "wants-client": make_context(folder, "wants-client", good),
    }
    contexts["wants-client"].verify_mode = ssl.CERT_REQUIRED
    contexts["wants-client"].load_verify_locations(folder / "ca.pem")
    return contexts
