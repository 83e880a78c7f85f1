"""Casus dashboard: Streamlit pages over ``graph.views`` and ``graph.network``."""
