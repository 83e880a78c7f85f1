// A whole graph out and in again, between engines.

// :count Nodes but the schema's
MATCH (n) WHERE NOT n:Schema RETURN count(n) AS nodes
