"""The schedule: sources run when they are due, one run of a source at a time, each in the ledger.

``verbs`` is the command line; nothing heavy is imported here, since every verb of ``casus`` imports it.
"""
