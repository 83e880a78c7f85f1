"""What pronouns and definite nouns refer to."""

from ingest.reference.data import lint
from ingest.reference.resolver import refer

__all__ = ["lint", "refer"]
