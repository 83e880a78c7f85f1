"""From names to mentions: whose a name is, what it is used for, and the nouns around it."""

from ingest.linking.linker import link

__all__ = ["link"]
