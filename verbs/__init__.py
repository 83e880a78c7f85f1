"""The verbs of the command line, one module a kind of job; ``casus.py`` joins them."""
