"""Casus ingest: from a raw document to claims about events, a stage a module."""

import os

# Before anything imports numpy: its threads would cost more than they give on matrices of a few paragraphs.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
