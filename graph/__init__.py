"""Casus: the conflict-timeline knowledge graph (records, dates, ontology, store, views)."""
