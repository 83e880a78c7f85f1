"""Casus ingest: from a raw document to claims about events, a stage a module."""
