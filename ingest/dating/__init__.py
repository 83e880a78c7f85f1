"""The date of each event that a predicate names, and the check of the article's own date."""

from ingest.dating.check import check_anchor
from ingest.dating.dater import date_predicates

__all__ = ["check_anchor", "date_predicates"]
