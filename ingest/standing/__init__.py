"""Standing: whether an event is fact, plan, denial or supposition, and who says so."""

from ingest.standing.denials import find_denials
from ingest.standing.judging import judge_standing
from ingest.standing.lexicon import lint
from ingest.standing.ties import judge_ties

__all__ = ["find_denials", "judge_standing", "judge_ties", "lint"]
