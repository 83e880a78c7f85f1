"""Addresses that must never be fetched, and those that may be."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetch import FetchError, Target, check_address, is_public
from ingest.fetch.addresses import check_ip

REFUSED = {
    "file:///etc/passwd": "are not fetched",
    "FILE:///etc/passwd": "are not fetched",
    "ftp://news.example.org/a": "are not fetched",
    "gopher://news.example.org/_GET": "are not fetched",
    "data:text/html,hello": "are not fetched",
    "javascript:alert(1)": "are not fetched",
    "jar:http://news.example.org!/a": "are not fetched",
    "dict://news.example.org:2628/d": "are not fetched",
    "//news.example.org/a": "are not fetched",
    "news.example.org/a": "are not fetched",
    "http:///a": "no host",
    "http://": "no host",
    "http://user:pass@news.example.org/": "credentials",
    "http://user@news.example.org/": "credentials",
    "http://news.example.org@127.0.0.1/": "credentials",
    "http://news.example.org/a\r\nX-Evil: 1": "control",
    "http://news.example.org/a\nb": "control",
    "http://news.exam\tple.org/": "control",
    "http://news.example.org/a b": "control",
    "http://news.example.org\\@127.0.0.1/": "control",
    "http://127.0.0.1/": "not a public address",
    "http://127.8.9.10/": "not a public address",
    "http://0.0.0.0/": "not a public address",
    "http://10.1.2.3/": "not a public address",
    "http://172.16.0.1/": "not a public address",
    "http://172.31.255.255/": "not a public address",
    "http://192.168.0.1/": "not a public address",
    "http://169.254.169.254/latest/meta-data/": "not a public address",
    "http://100.64.0.1/": "not a public address",
    "http://192.0.0.8/": "not a public address",
    "http://192.0.2.7/": "not a public address",
    "http://198.18.0.1/": "not a public address",
    "http://203.0.113.9/": "not a public address",
    "http://192.88.99.1/": "not a public address",
    "http://224.0.0.1/": "not a public address",
    "http://239.255.255.250/": "not a public address",
    "http://240.0.0.1/": "not a public address",
    "http://255.255.255.255/": "not a public address",
    "http://127.1/": "number in disguise",
    "http://127.0.1/": "number in disguise",
    "http://2130706433/": "number in disguise",
    "http://0x7f000001/": "number in disguise",
    "http://0x7f.0.0.1/": "number in disguise",
    "http://0177.0.0.1/": "number in disguise",
    "http://017700000001/": "number in disguise",
    "http://127.0.0.01/": "number in disguise",
    "http://0/": "number in disguise",
    "http://1.2.3.4.5/": "number in disguise",
    "http://999.1.1.1/": "number in disguise",
    "http://127.0.0.0x1/": "number in disguise",
    "http://127%2e0.0.1/": "escape",
    "http://[::1%25lo]/": "escape",
    "http://[::1]/": "not a public address",
    "http://[::]/": "not a public address",
    "http://[::ffff:127.0.0.1]/": "not a public address",
    "http://[::ffff:7f00:1]/": "not a public address",
    "http://[::ffff:10.0.0.1]/": "not a public address",
    "http://[::127.0.0.1]/": "not a public address",
    "http://[fe80::1]/": "not a public address",
    "http://[fec0::1]/": "not a public address",
    "http://[fc00::1]/": "not a public address",
    "http://[fd12:3456::1]/": "not a public address",
    "http://[ff02::1]/": "not a public address",
    "http://[2002:7f00:1::]/": "not a public address",
    "http://[64:ff9b::a00:1]/": "not a public address",
    "http://[2001:db8::1]/": "not a public address",
    "http://[zz::1]/": "no",
    "http://localhost/": "local name",
    "http://LOCALHOST./": "local name",
    "http://db.localhost/": "local name",
    "http://printer.local/": "local name",
    "http://metadata.google.internal/": "local name",
    "http://intranet/": "local name",
    "http://news.example.org:22/": "port 22",
    "http://news.example.org:25/": "port 25",
    "http://news.example.org:0/": "port 0",
    "http://news.example.org:99999/": "not an address",
    "http://news.example.org:port/": "not an address",
    "http://-bad-.example.org/": "no host name",
    "http://news..example.org/": "no host name",
    "http://news.example.org/" + "a" * 5000: "characters",
    # full-width digits and the ideographic stop fold to 127.0.0.1
    "http://\uff11\uff12\uff17\u30020\u30020\u30021/": "not a public address",
    "http://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3/": "local name",
}


@pytest.mark.parametrize(("address", "why"), REFUSED.items(), ids=[ascii(item)[:60] for item in REFUSED])
def test_refused(address: str, why: str) -> None:
    with pytest.raises(FetchError, match=why):
        check_address(address)


def test_messages_hide_passwords() -> None:
    with pytest.raises(FetchError) as caught:
        check_address("https://editor:s3cret@news.example.org/")
    assert "s3cret" not in str(caught.value)
    assert str(caught.value).startswith("https://…@news.example.org/: credentials")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        (
            "https://News.Example.ORG",
            Target("https://news.example.org/", "https", "news.example.org", 443, "/"),
        ),
        (
            "http://news.example.org:8080/a?b=c d".replace(" ", "%20"),
            Target("http://news.example.org:8080/a?b=c%20d", "http", "news.example.org", 8080, "/a?b=c%20d"),
        ),
        (
            "https://news.example.org/2023/10/élan#part",
            Target(
                "https://news.example.org/2023/10/%C3%A9lan",
                "https",
                "news.example.org",
                443,
                "/2023/10/%C3%A9lan",
            ),
        ),
        (
            "https://bücher.example/",
            Target("https://xn--bcher-kva.example/", "https", "xn--bcher-kva.example", 443, "/"),
        ),
        ("http://93.184.216.34/", Target("http://93.184.216.34/", "http", "93.184.216.34", 80, "/")),
        (
            "https://[2606:4700::1111]/x",
            Target("https://[2606:4700::1111]/x", "https", "2606:4700::1111", 443, "/x"),
        ),
    ],
)
def test_taken_apart(address: str, target: Target) -> None:
    assert check_address(address) == target


def test_allowed_by_name_and_by_port() -> None:
    assert check_address("http://archive.lan/", frozenset(["archive.lan"])).host == "archive.lan"
    allowed = frozenset(["127.0.0.1:8123"])
    assert check_address("http://127.0.0.1:8123/x", allowed).port == 8123
    with pytest.raises(FetchError, match="not a public address"):
        check_address("http://127.0.0.1:8124/x", allowed)


@given(st.ip_addresses(v=4))
def test_no_wrapping_makes_an_address_public(ip: ipaddress.IPv4Address) -> None:
    """IPv4-mapped, 6to4 and NAT64 forms are as public as what they wrap."""
    number = int(ip)
    wrapped = [
        ipaddress.IPv6Address((0xFFFF << 32) | number),
        ipaddress.IPv6Address((0x2002 << 112) | (number << 80)),
        ipaddress.IPv6Address((0x64FF9B << 96) | number),
    ]
    assert [is_public(form) for form in wrapped] == [is_public(ip)] * 3
    assert not is_public(ipaddress.IPv6Address(number))


@given(st.ip_addresses())
def test_public_is_global_unicast(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if is_public(ip):
        assert ip.is_global
        assert not any([ip.is_loopback, ip.is_link_local, ip.is_multicast, ip.is_unspecified])


def test_resolved_addresses_are_checked() -> None:
    target = check_address("https://news.example.org/")
    assert check_ip("93.184.216.34", target) == "93.184.216.34"
    with pytest.raises(FetchError, match=r"leads to 10\.0\.0\.9"):
        check_ip("10.0.0.9", target)
    with pytest.raises(FetchError, match="is no IP address"):
        check_ip("fe80::1%eth0/64", target)
    with pytest.raises(FetchError, match="leads to fe80::1%eth0"):
        check_ip("fe80::1%eth0", target)
