"""Streamlit pages over ``graph.views`` and ``graph.network``; nothing loaded from outside the machine."""
