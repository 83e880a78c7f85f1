"""Which of the events found are of politics or war: a club's talks and a cyclone's victims are not."""

from ingest.scope.data import lint
from ingest.scope.judging import in_scope, subjects
from ingest.scope.known import of_the_known
from ingest.scope.ties import ties_in_scope

__all__ = ["in_scope", "lint", "of_the_known", "subjects", "ties_in_scope"]
