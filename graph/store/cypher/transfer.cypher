// A whole graph out and in again, between engines.

// :nodes A page of nodes in order of label and id. $label, $after, $limit
MATCH (n) WHERE $label IN labels(n) AND n.id > $after
RETURN n.id AS id, properties(n) AS properties
ORDER BY n.id
LIMIT $limit

// :count Nodes but the schema's
MATCH (n) WHERE NOT n:Schema RETURN count(n) AS nodes
