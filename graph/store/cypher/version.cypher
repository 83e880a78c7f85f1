// The version of the schema that a graph was written with.

// :read The version, no row in an empty graph
MATCH (s:Schema) RETURN s.version AS version

// :write $id, $version
MERGE (s:Schema {id: $id})
SET s.version = $version
