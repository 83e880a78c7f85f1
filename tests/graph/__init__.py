"""Tests of the graph: records, dates, store, views."""
