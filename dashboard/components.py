"""The dashboard's own browser components, served from ``assets/`` as files (no inline script)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

PACKAGE = Path(__file__).resolve().parent
NAMES = ("timeline", "network", "items", "map", "filters", "menu")


@cache
def family() -> str:
    """The name that all components share in their addresses; it changes when any of their files does.

    So browsers may keep the files (``asset_cache.py``) and never draw with those of another version.
    """
    digest = blake2b(digest_size=6)
    for file in sorted((PACKAGE / "assets").iterdir()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return f"casus-{digest.hexdigest()}"


def _declared(name: str) -> str:
    """Make the component's files known to the running server, once; its full name comes back.

    Streamlit finds manifests by itself only in installed distributions; Casus also runs
    from a checkout, so the manifest is handed over here.
    """
    full = f"{family()}.{name}"
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(full) is None:
        manifest = ComponentManifest(
            name=family(), version="1", components=[ComponentConfig(one, "assets") for one in NAMES]
        )
        manager.register_from_manifest(manifest, PACKAGE)
    return full


@cache
def _style(name: str) -> str:
    """The component's sheet as text: a linked file would arrive after the first drawing."""
    return (PACKAGE / "assets" / f"{name}.css").read_text(encoding="utf-8")


def mount(
    name: str,
    data: dict[str, Any],
    *,
    key: str,
    on: dict[str, Callable[[Any], None]],
) -> None:
    """Show component ``name`` with ``data``; ``on`` maps its triggers to what Python does with the value.

    The handlers run as callbacks, before the page is drawn again.
    """

    def callback(trigger: str, handle: Callable[[Any], None]) -> Callable[[], None]:
        def call() -> None:
            value = (st.session_state.get(key) or {}).get(trigger)
            if value is not None:
                handle(value)

        return call

    render = st.components.v2.component(_declared(name), js=f"{name}.js", css=_style(name))
    callbacks: dict[str, Any] = {
        f"on_{trigger}_change": callback(trigger, handle) for trigger, handle in on.items()
    }
    render(key=key, data=data, **callbacks)
