// The version of the schema that a graph was written with.

// :read The version, no row in an empty graph
MATCH (s:Schema) RETURN s.version AS version, coalesce(s.revision, 0) AS revision

// :write $id, $version
MERGE (s:Schema {id: $id})
SET s.version = $version

// :count One more change; last in a transaction, so that the node is locked no longer than its commit
MATCH (s:Schema)
SET s.revision = coalesce(s.revision, 0) + 1
