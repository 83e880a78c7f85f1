// Counts over the whole graph that the register does not keep.

// :claims_of Claims of these articles. $ids
UNWIND $ids AS id
MATCH (c:Claim {article: id})
RETURN count(c) AS claims
