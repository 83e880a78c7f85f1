// A whole graph out and in again, between engines.

// :count Nodes but the schema's and the notes on changes
MATCH (n) WHERE NOT n:Schema AND NOT n:Change RETURN count(n) AS nodes
