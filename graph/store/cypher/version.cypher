// The version of the schema that a graph was written with.

// :read The version, no row in an empty graph
MATCH (s:Schema) RETURN s.version AS version, coalesce(s.revision, 0) AS revision

// :write $id, $version
MERGE (s:Schema {id: $id})
SET s.version = $version

// :revise One more change. It locks the node until the commit: changes follow each other
MATCH (s:Schema)
SET s.revision = coalesce(s.revision, 0) + 1
RETURN s.revision AS revision
