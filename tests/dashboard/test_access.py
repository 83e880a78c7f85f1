"""Who may read and write: alone on loopback, signed in, named as a writer, read-only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import access

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A dashboard with sign-in, and the claims of who is there."""
    claims: dict[str, Any] = {"is_logged_in": True, "email": "Ana@Desk.example", "email_verified": True}
    monkeypatch.setattr(access, "sign_in_required", lambda: True)
    monkeypatch.setattr(st, "user", claims)
    monkeypatch.delenv(access.READ_ONLY, raising=False)
    monkeypatch.delenv(access.WRITERS, raising=False)
    return claims


def test_without_sign_in_the_one_user_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(access.READ_ONLY, raising=False)
    monkeypatch.setattr("getpass.getuser", lambda: "ana")
    assert (access.sign_in_required(), access.writing_allowed(), access.analyst()) == (False, True, "ana")


def test_read_only_stops_even_a_writer(signed_in: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(access.WRITERS, "ana@desk.example")
    assert access.writing_allowed()
    monkeypatch.setenv(access.READ_ONLY, "1")
    assert not access.writing_allowed()
    assert access.why_not() == "This dashboard is read-only (CASUS_READ_ONLY is set)."


def test_who_signed_in_reads_and_only_named_ones_write(
    signed_in: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not access.writing_allowed()
    assert access.why_not() == "Only those named in CASUS_WRITERS may change the graph."
    monkeypatch.setenv(access.WRITERS, " bo@desk.example, ANA@desk.example ")
    assert access.writing_allowed()
    assert access.analyst() == "ana@desk.example"


@pytest.mark.parametrize("change", [{"email_verified": False}, {"email": ""}, {"is_logged_in": False}])
def test_an_address_that_is_not_proven_does_not_write(
    signed_in: dict[str, Any], change: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(access.WRITERS, "ana@desk.example,")
    signed_in.update(change)
    assert not access.writing_allowed()


def test_nobody_reads_before_signing_in(signed_in: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    signed_in.update(is_logged_in=False)
    asked: list[bool] = []
    monkeypatch.setattr("graph.store.open_store", lambda: asked.append(True))
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    assert app.title[0].value == "Sign in"
    assert [one.key for one in app.button] == ["sign_in"]
    assert asked == []
