"""Which events of different articles are one: candidates, judgements with their parts, canonical ids.

Pure functions over profiles of events; the store reads the profiles and keeps the
judgements. Originals stay: a canonical id is a view, and undoing a judgement gives back
what was before.
"""

from graph.resolution.blocking import candidate_pairs, could_meet
from graph.resolution.canonical import canonical_ids
from graph.resolution.judge import JUDGE_VERSION, Judgement, Verdict, judge
from graph.resolution.profile import Profile, Spot, join

__all__ = [
    "JUDGE_VERSION",
    "Judgement",
    "Profile",
    "Spot",
    "Verdict",
    "candidate_pairs",
    "canonical_ids",
    "could_meet",
    "join",
    "judge",
]
