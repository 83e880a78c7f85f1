"""Colours, letters and the little style that Streamlit's own options do not reach."""

from __future__ import annotations

from pathlib import Path

_SHARED: dict[str, object] = {
    "theme.font": "sans-serif",
    "theme.headingFont": "serif",
    "theme.headingFontSizes": ["1.7rem", "1.3rem", "1.1rem", "1rem", "1rem", "1rem"],
    "theme.headingFontWeights": [600, 600, 600, 600, 600, 600],
    "theme.baseRadius": "6px",
    "theme.baseFontSize": 15,
    "theme.paddingTop": "1.6rem",
    "theme.showWidgetBorder": True,
    "theme.showSidebarBorder": True,
}
_LIGHT = {
    "primaryColor": "#2f5d8a",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f5f4f0",
    "textColor": "#1e2328",
    "linkColor": "#2f5d8a",
    "borderColor": "#dcdad3",
}
_DARK = {
    "primaryColor": "#8fb8de",
    "backgroundColor": "#14171b",
    "secondaryBackgroundColor": "#1c2127",
    "textColor": "#e6e4df",
    "linkColor": "#8fb8de",
    "borderColor": "#343b43",
}

STYLE = Path(__file__).resolve().parent / "assets" / "app.css"


def theme_options() -> dict[str, object]:
    """Streamlit's options for both themes; the browser's own preference picks one."""
    options = dict(_SHARED)
    for name, colours in (("light", _LIGHT), ("dark", _DARK)):
        options |= {f"theme.{name}.{key}": value for key, value in colours.items()}
        options |= {
            f"theme.{name}.sidebar.backgroundColor": colours["secondaryBackgroundColor"],
            f"theme.{name}.sidebar.secondaryBackgroundColor": colours["backgroundColor"],
        }
    return options
