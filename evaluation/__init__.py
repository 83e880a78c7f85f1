"""Measures extraction against gold: the seed article, the project's own texts and public corpora.

``python -m evaluation`` prints one table and fails under the floors of ``data/gold/floors.json``.
"""
